namespace Matching.Rules.Diagnostics;

/// <summary>Findings about parts whose answer does not depend on the facts: FEEL3013 to FEEL3017, FEEL2009, FEEL4013.</summary>
internal static class CertaintyMessages
{
    /// <summary>FEEL3013.</summary>
    public static Diagnostic WithNull(SourceSpan span) => new("FEEL3013", Severity.Error, span,
        new("与空值的比较或运算没有意义", "a comparison or operation with null has no meaning here"),
        new("缺失的标签是“未知”，不是空值：与 null 相等永远不成立，其余比较和运算永远没有结果",
            "an absent tag is unknown, not null: equality with null never holds, and anything else with null has no result"),
        new("判断是否有值用 is known(标签) 或 is unknown(标签)", "to ask whether there is a value write is known(tag) or is unknown(tag)"));

    /// <summary>FEEL3014, a warning.</summary>
    public static Diagnostic Constant(SourceSpan span, string text) => new("FEEL3014", Severity.Warning, span,
        new($"“{Shown(text)}”的结果与事实无关", $"'{Shown(text)}' does not depend on any fact"),
        new("恒定的条件使另一部分永远不起作用", "a condition that is always the same leaves another part without effect"),
        new("改正条件，或删去不起作用的部分", "correct the condition or remove the part without effect"));

    /// <summary>FEEL3015.</summary>
    public static Diagnostic NeverHolds(SourceSpan span, string subject) => new("FEEL3015", Severity.Error, span,
        new($"条件自相矛盾：“{Shown(subject)}”没有一个值能同时满足", $"the conditions contradict one another: no value of '{Shown(subject)}' meets all of them"),
        new("永远不成立的条件使所有人都不符合", "a condition that never holds makes nobody eligible"),
        new("核对区间的两端；“或”的关系写作 or", "check both ends; alternatives are joined by or"));

    /// <summary>FEEL3016, a warning.</summary>
    public static Diagnostic AlwaysHolds(SourceSpan span, string subject) => new("FEEL3016", Severity.Warning, span,
        new($"条件总是成立：“{Shown(subject)}”的任何值都满足其中一项", $"the condition always holds: every value of '{Shown(subject)}' meets one of its parts"),
        new("总是成立的条件不限制任何人", "a condition that always holds restricts nobody"),
        new("核对区间的两端；须同时满足的条件用 and 连接", "check both ends; conditions that must all hold are joined by and"));

    /// <summary>FEEL3017.</summary>
    public static Diagnostic UnreachableBranch(SourceSpan span, string subject) => new("FEEL3017", Severity.Error, span,
        new($"这一分支永远不会用到：前面的条件已经包含“{Shown(subject)}”的所有剩余值", $"this branch is never taken: the conditions before it already take every value of '{Shown(subject)}' that is left"),
        new("不可达的分支说明条件写错了", "a branch that cannot be reached shows that the conditions are wrong"),
        new("收窄前面的条件，或删去该分支", "narrow the conditions before it or remove the branch"));

    /// <summary>FEEL2009, a warning.</summary>
    public static Diagnostic UnusedLocal(SourceSpan span, string name) => new("FEEL2009", Severity.Warning, span,
        new($"局部名称“{name}”没有被用到", $"the local name '{name}' is not used"),
        new("没有用到迭代变量的条件对每个元素都一样，多半写错了名称", "without it the condition is the same for every element; most likely another name was meant"),
        new("在条件中用上它，或去掉迭代", "use it in the condition or drop the iteration"));

    /// <summary>FEEL4013, a notice.</summary>
    public static Diagnostic CommaIsOr(SourceSpan span, string text) => new("FEEL4013", Severity.Notice, span,
        new($"“{Shown(text)}”中的逗号表示“或”", $"the comma in '{Shown(text)}' means or"),
        new("满足其中一项即可，因此比两项都满足的值多得多", "one of the tests is enough, so many more values pass than those that meet both"),
        new("要求同时满足时写作区间，例如 (60..80)", "where both must hold write a range, e.g. (60..80)"));

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
