using Matching.Rules.Binding;
using Matching.Rules.Syntax;

namespace Matching.Rules.Mutation;

/// <summary>How far a figure is shifted: by the smallest amount that its measure knows.</summary>
/// <remarks>
/// 元 0.01; 比例 0.0001; 平方米 0.01; every other unit counts and has 1 (人, 月, 岁, 年, 分, 项, 级 …). A figure that is written with more
/// places is shifted in its own last place. A figure without a unit is shifted in its own last place too.
/// </remarks>
public static class Steps
{
    /// <summary>The step of a measure; null where no unit is known.</summary>
    public static decimal? OfUnit(string? unit) => unit switch
    {
        null => null,
        _ when unit.StartsWith('元') || unit.StartsWith("平方米", StringComparison.Ordinal) => 0.01m,
        "比例" => 0.0001m,
        _ => 1m,
    };

    /// <summary>The step of a figure in a measure.</summary>
    public static decimal Of(decimal figure, string? unit) => Math.Min(OfUnit(unit) ?? 1m, LastPlace(figure));

    /// <summary>One unit in the last written place: 0.01 for 1.25, 1 for 60.</summary>
    public static decimal LastPlace(decimal figure) => new(1, 0, 0, false, figure.Scale);

    /// <summary>Unit of the first number that an expression names, or null.</summary>
    internal static string? UnitOf(Node node, Scope scope) => node is NameNode name
        ? scope.Find(name.Name)?.Unit
        : SyntaxChildren.Of(node).Select(c => UnitOf(c, scope)).FirstOrDefault(u => u is not null);
}
