namespace Matching.Rules.Packs.Reading;

/// <summary>Whether a key must be there.</summary>
public enum Presence
{
    /// <summary>Its absence is an error.</summary>
    Required,

    /// <summary>It may be left out.</summary>
    Optional,
}
