namespace Matching.Engine.Populations;

/// <summary>What one row of a population stands for.</summary>
public enum UnitKind
{
    /// <summary>A natural person.</summary>
    Citizen,

    /// <summary>An enterprise or other organisation.</summary>
    Enterprise,

    /// <summary>A household, linked to its applicant.</summary>
    Household,

    /// <summary>A child, linked to the parent who applies; the item of child policies.</summary>
    Child,
}
