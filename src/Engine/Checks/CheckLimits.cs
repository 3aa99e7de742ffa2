namespace Matching.Engine.Checks;

/// <summary>Bounds on what <c>check</c> reads; beyond them the input or the profile is refused.</summary>
public static class CheckLimits
{
    /// <summary>Length of the whole text in UTF-16 code units (64 Mi).</summary>
    public const int Text = 64 * 1024 * 1024;

    /// <summary>Profiles in one input.</summary>
    public const int Profiles = 100_000;

    /// <summary>Nesting of the JSON text.</summary>
    public const int Depth = 16;

    /// <summary>Tags of one profile.</summary>
    public const int Tags = 1_000;

    /// <summary>Policies that one profile asks for.</summary>
    public const int Policies = 1_000;

    /// <summary>Elements of a list.</summary>
    public const int List = 10_000;

    /// <summary>Length of one string in UTF-16 code units.</summary>
    public const int String = 4_096;
}
