using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Previews;

/// <summary>A figure of a policy that an officer moves: the draft's text is read anew for each position, as the product does.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="InForce">The version that it is compared with.</param>
/// <param name="Name">The figure.</param>
internal sealed record MovedFigure(Policy Policy, RulePack InForce, string Name)
{
    private const decimal MostCounted = 200m;

    /// <summary>The drafts with the figure around what is in force: whole counts by one, others from four fifths to six fifths.</summary>
    /// <param name="count">Number of positions.</param>
    public IEnumerable<string> Positions(int count)
    {
        var value = InForce.Parameters.Single(p => p.Name == Name).Value;
        var isCount = value > 1m && value <= MostCounted && value % 1m == 0m;
        return Enumerable.Range(1, count).Select(i => isCount ? Math.Max(0m, value + i - (count / 2)) : value * (0.8m + (0.4m * i / count))).Select(At);
    }

    /// <summary>Reads a draft.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    public RulePack Read(string text, Scope scope)
    {
        var reading = PackReader.Read(Policy with { Versions = [] }, "draft", text, scope);
        return reading.Pack ?? throw new InvalidOperationException($"a draft of {Policy.Id} cannot be read: {string.Join("; ", reading.Diagnostics)}");
    }

    private string At(decimal value) => Regex.Replace(
        InForce.Text, $@"(?m)^(\s+{Regex.Escape(Name)}: \{{ value: )[0-9.]+", m => m.Groups[1].Value + value.ToString("0.######", CultureInfo.InvariantCulture));
}
