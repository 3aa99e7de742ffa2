namespace Matching.Rules.Diagnostics;

/// <summary>Chinese words that authors write for an operator; keywords stay English in the stored text.</summary>
internal static class ChineseOperators
{
    /// <summary>What to write for one of the words of an unknown name, or null when none is an operator.</summary>
    public static (string Typed, string Meant)? In(string name)
    {
        foreach (var word in name.Split(' '))
        {
            if (Meant(word) is { } meant)
            {
                return (word, meant);
            }
        }

        return null;
    }

    private static string? Meant(string word) => word switch
    {
        "并且" or "而且" or "且" => "and",
        "或者" or "或" => "or",
        "非" or "不是" => "not( )",
        "如果" => "if",
        "那么" or "则" => "then",
        "否则" => "else",
        "属于" or "包含于" => "in",
        "大于" or "高于" or "超过" => ">",
        "小于" or "低于" or "不足" => "<",
        "等于" or "是" or "为" => "=",
        "不等于" => "!=",
        "大于等于" or "不低于" or "不少于" => ">=",
        "小于等于" or "不高于" or "不超过" => "<=",
        "真" => "true",
        "假" => "false",
        _ => null,
    };
}
