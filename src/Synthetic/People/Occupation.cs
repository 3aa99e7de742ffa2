namespace Matching.Synthetic.People;

/// <summary>What a citizen does for a living.</summary>
internal enum Occupation
{
    /// <summary>Neither works nor looks for work.</summary>
    None,

    /// <summary>At school or at a university.</summary>
    Student,

    /// <summary>Has an employer.</summary>
    Employed,

    /// <summary>Works without an employer.</summary>
    Flexible,

    /// <summary>Out of work and looking for it.</summary>
    Jobless,

    /// <summary>At or beyond the statutory age.</summary>
    Retired,
}
