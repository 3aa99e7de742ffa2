namespace Matching.Rules;

/// <summary>Whom a policy is for. A household is judged once, represented by the applicant.</summary>
public enum SubjectKind
{
    /// <summary>A natural person.</summary>
    Citizen,

    /// <summary>An enterprise or other organisation.</summary>
    Enterprise,

    /// <summary>A household; its facts are read together with those of the applicant.</summary>
    Household,
}
