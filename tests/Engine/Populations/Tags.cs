using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Binding;

namespace Matching.Engine.Tests.Populations;

/// <summary>One tag of every type.</summary>
internal static class Tags
{
    public static readonly Tag Income = Make("收入", "income", TagType.Money, 0);
    public static readonly Tag Heads = Make("人数", "heads", TagType.Number, 1);
    public static readonly Tag Ratio = Make("比例", "ratio", TagType.Percent, 2);
    public static readonly Tag Born = Make("出生日期", "born", TagType.Date, 3) with { MaxAgeDays = 100 };
    public static readonly Tag Place = Make("户籍地", "place", TagType.Enum, 4);
    public static readonly Tag Listed = Make("失信", "listed", TagType.Boolean, 5);
    public static readonly Tag Statuses = Make("救助身份", "statuses", TagType.List, 6);

    public static readonly ImmutableArray<Tag> All = [Income, Heads, Ratio, Born, Place, Listed, Statuses];

    private static Tag Make(string name, string code, TagType type, int slot) =>
        new() { Name = name, Code = code, Type = type, Role = TagRole.Base, Symbol = new Symbol(name, FeelType.Any, slot) };
}
