using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules;

namespace Matching.Storage.Sources;

/// <summary>Form of a source's files. Each source may send Parquet instead, with the same columns.</summary>
public enum SourceFormat
{
    /// <summary>UTF-8, a header line, commas, RFC 4180 quotes; one line a row.</summary>
    Csv,

    /// <summary>UTF-8, one JSON object a line.</summary>
    Jsonl,
}

/// <summary>What kind of identifier a column holds.</summary>
public enum IdentifierKind
{
    /// <summary>公民身份号码, GB 11643.</summary>
    ResidentId,

    /// <summary>统一社会信用代码, GB 32100.</summary>
    Uscc,

    /// <summary>A number of the department's own, such as a household number: 1 to 64 characters.</summary>
    Text,
}

/// <summary>A column that holds an identifier.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Identifier">What it holds.</param>
public sealed record IdentifierColumn(string Column, IdentifierKind Identifier);

/// <summary>Columns that go to the identity store only.</summary>
/// <param name="Name">Column of the registered name.</param>
/// <param name="Phone">Column of the telephone number, or null.</param>
public sealed record IdentityColumns(string Name, string? Phone);

/// <summary>Columns of a payee account; they go to the identity store only.</summary>
/// <param name="Holder">Column of the holder's name.</param>
/// <param name="Number">Column of the account number.</param>
/// <param name="Bank">Column of the CNAPS code.</param>
public sealed record AccountColumns(string Holder, string Number, string Bank);

/// <summary>One feed of one department.</summary>
public sealed record SourceDescription
{
    /// <summary>Identifier, lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The department that states the facts and owns the rows about them.</summary>
    public required string Department { get; init; }

    /// <summary>Form of its files.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>What a row is about.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Column that says whom a row is about.</summary>
    public required IdentifierColumn Key { get; init; }

    /// <summary>Column with the citizen that a household or child hangs on; null for citizens and enterprises.</summary>
    public IdentifierColumn? Link { get; init; }

    /// <summary>Column with the row's own as-of date, or null when the manifest's counts.</summary>
    public string? AsOfColumn { get; init; }

    /// <summary>The tags it states; columns are named after them.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Columns of names and phones, or null.</summary>
    public IdentityColumns? Identity { get; init; }

    /// <summary>Columns of a payee account, or null.</summary>
    public AccountColumns? Account { get; init; }

    /// <summary>Fewest rows that a delivery may have; a shorter one is refused as cut.</summary>
    public int MinimumRows { get; init; }

    /// <summary>Number of columns at the end of a row that go to the identity store only.</summary>
    internal int PersonalColumns => (Identity is null ? 0 : Identity.Phone is null ? 1 : 2) + (Account is null ? 0 : 3);

    /// <summary>Every column of a row in this order: key, link, as-of date, tags, identity, account.</summary>
    public ImmutableArray<string> ColumnNames =>
    [
        .. new[] { Key.Column, Link?.Column, AsOfColumn }.OfType<string>(),
        .. Tags.Select(t => t.Name),
        .. new[] { Identity?.Name, Identity?.Phone, Account?.Holder, Account?.Number, Account?.Bank }.OfType<string>(),
    ];
}
