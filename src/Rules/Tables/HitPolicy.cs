namespace Matching.Rules.Tables;

/// <summary>How a decision table turns the rows that hit into one result (DMN 1.5, 8.2.10).</summary>
public enum HitPolicy
{
    /// <summary>U: at most one row may hit.</summary>
    Unique,

    /// <summary>F: the first row that hits counts.</summary>
    First,

    /// <summary>A: several rows may hit if they have the same output.</summary>
    Any,

    /// <summary>C: a list of the outputs of all rows that hit.</summary>
    Collect,

    /// <summary>C+: the sum of the outputs of all rows that hit.</summary>
    CollectSum,
}
