namespace Matching.Engine.Identifiers;

/// <summary>Sex as registered; odd sequence numbers of GB 11643 are male, even ones female.</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,
}
