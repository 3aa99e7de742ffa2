namespace Matching.Engine.Identifiers;

/// <summary>Why a text is not a valid identifier: the stable codes that the parsers of this folder give as reason.</summary>
public static class IdentifierFaults
{
    /// <summary>The number of characters is wrong.</summary>
    public const string Length = "length";

    /// <summary>A character is outside the alphabet of the identifier.</summary>
    public const string Character = "character";

    /// <summary>The check character does not belong to the others.</summary>
    public const string CheckDigit = "check-digit";

    /// <summary>The check character is right, but the date inside does not exist.</summary>
    public const string ImpossibleDate = "impossible-date";

    /// <summary>The date inside lies after the date of reference.</summary>
    public const string FutureDate = "future-date";
}
