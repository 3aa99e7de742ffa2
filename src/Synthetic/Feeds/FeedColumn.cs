using System.Collections.Immutable;

namespace Matching.Synthetic.Feeds;

/// <summary>What a column is for.</summary>
public enum ColumnUse
{
    /// <summary>The unit's own key.</summary>
    Key,

    /// <summary>The citizen that a household or a child belongs to.</summary>
    Link,

    /// <summary>The row's own as-of date.</summary>
    AsOf,

    /// <summary>A name or a phone number, for the identity store only.</summary>
    Identity,

    /// <summary>A payee account.</summary>
    Account,

    /// <summary>A fact; the column is named after its tag.</summary>
    Fact,
}

/// <summary>A column of a feed.</summary>
/// <param name="Name">Heading; for a fact the Chinese name of its tag.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Kind">How its cells are written.</param>
/// <param name="Codes">Codes of an enum, list or coded number; empty for others.</param>
public sealed record FeedColumn(string Name, ColumnUse Use, FieldKind Kind, ImmutableArray<string> Codes);
