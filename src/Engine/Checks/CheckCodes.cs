namespace Matching.Engine.Checks;

/// <summary>Stable codes of what <c>check</c> refuses; never reused for another meaning.</summary>
public static class CheckCodes
{
    /// <summary>The text is not JSON.</summary>
    public const string Json = "CHECK1001";

    /// <summary>The text or a part of it is over its bounds.</summary>
    public const string Limit = "CHECK1002";

    /// <summary>A profile is not a JSON object, or the input holds none.</summary>
    public const string Profile = "CHECK1003";

    /// <summary>A property occurs twice.</summary>
    public const string Duplicate = "CHECK1004";

    /// <summary>A property that a profile does not have.</summary>
    public const string Property = "CHECK1005";

    /// <summary>The identifier is absent or not a text.</summary>
    public const string Id = "CHECK1006";

    /// <summary>The kind is absent or not one of the two.</summary>
    public const string Kind = "CHECK1007";

    /// <summary>A date is not a calendar date.</summary>
    public const string Date = "CHECK1008";

    /// <summary>A policy is not in the catalogue.</summary>
    public const string UnknownPolicy = "CHECK1009";

    /// <summary>A policy is for the other kind of subject.</summary>
    public const string PolicyKind = "CHECK1010";

    /// <summary>A tag is not in the dictionary.</summary>
    public const string UnknownTag = "CHECK2001";

    /// <summary>A tag is given twice, by name and by code.</summary>
    public const string TagTwice = "CHECK2002";

    /// <summary>A value has the wrong type.</summary>
    public const string Type = "CHECK2003";

    /// <summary>A value is outside the tag's set.</summary>
    public const string Code = "CHECK2004";

    /// <summary>A number cannot be held exactly.</summary>
    public const string Number = "CHECK2005";

    /// <summary>A tag that follows from the reference date contradicts it.</summary>
    public const string System = "CHECK2006";
}
