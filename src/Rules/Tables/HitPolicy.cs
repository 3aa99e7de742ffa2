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

    /// <summary>P: the hit whose outputs come first in the allowed values counts.</summary>
    Priority,

    /// <summary>R: a list of the outputs of all rows that hit, in the order of the rows.</summary>
    RuleOrder,

    /// <summary>O: a list of the outputs of all rows that hit, in the order of the allowed values.</summary>
    OutputOrder,

    /// <summary>C&lt;: the least of the outputs of all rows that hit.</summary>
    CollectMin,

    /// <summary>C&gt;: the greatest of the outputs of all rows that hit.</summary>
    CollectMax,

    /// <summary>C#: how many rows hit.</summary>
    CollectCount,
}
