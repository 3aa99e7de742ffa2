using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>A name of the dictionary as the schemas for editors know it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">Type of its values in a profile.</param>
/// <param name="Values">Its values as written in a profile; empty where none are listed.</param>
/// <param name="IsOpen">Whether other values are allowed as well.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Description">Meaning, or null.</param>
public sealed record SchemaTerm(string Name, SchemaType Type, ImmutableArray<string> Values, bool IsOpen, string? Unit, string? Description);

/// <summary>Type of a value in a profile.</summary>
public enum SchemaType
{
    /// <summary>A number, or a text that is one.</summary>
    Number,

    /// <summary>A code.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>YYYY-MM-DD.</summary>
    Date,

    /// <summary>A list of codes.</summary>
    List,
}
