using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Engine.Tags;

/// <summary>Points out what is missing or contradictory among the cases of a catalogue. Never an error.</summary>
public static class CaseLint
{
    /// <summary>Fewest cases of a version.</summary>
    public const int LeastCases = 6;

    /// <summary>All findings, policy by policy.</summary>
    /// <param name="catalogue">The policies to look at.</param>
    /// <param name="cases">The cases of at least these policies.</param>
    public static ImmutableArray<Diagnostic> Check(Catalogue catalogue, IEnumerable<Case> cases)
    {
        var byPolicy = cases.ToLookup(c => c.PolicyId, StringComparer.Ordinal);
        return [.. catalogue.Policies.SelectMany(p => Check(p, [.. byPolicy[p.Id]]))];
    }

    private static IEnumerable<Diagnostic> Check(Policy policy, ImmutableArray<Case> cases) =>
        policy.Versions.SelectMany(v => Check(v, [.. cases.Where(c => ReferenceEquals(policy.VersionOn(c.AsOf), v))])).Concat(Contradictions(cases));

    private static IEnumerable<Diagnostic> Check(RulePack pack, ImmutableArray<Case> cases)
    {
        var place = PackPlaces.Of(pack).Value("effective");
        if (cases.Length < LeastCases)
        {
            yield return LintFindings.FewCases(place, pack.Version, cases.Length, LeastCases);
        }

        if (cases.All(c => c.AsOf != pack.From))
        {
            yield return LintFindings.NoCaseOnDay(place, pack.Version, pack.From, first: true);
        }

        if (pack.To is { } last && cases.All(c => c.AsOf != last))
        {
            yield return LintFindings.NoCaseOnDay(place, pack.Version, last, first: false);
        }

        ImmutableArray<string> known = [.. pack.Conditions.Select(c => c.Id)];
        foreach (var (one, condition) in cases.SelectMany(c => c.Failed.Where(f => !known.Contains(f)).Select(f => (c, f))))
        {
            yield return LintFindings.UnknownFailed(one.Place ?? place, one.Name, condition, known);
        }
    }

    private static IEnumerable<Diagnostic> Contradictions(ImmutableArray<Case> cases)
    {
        foreach (var same in cases.GroupBy(c => (c.AsOf, Facts(c.Tags))).Where(g => g.Count() > 1))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(c => c.Outcome != first.Outcome || c.Amount != first.Amount || Differs(c.CycleAmount, first.CycleAmount)))
            {
                yield return LintFindings.CasesContradict(other.Place ?? new FilePlace("cases.yaml", 1, 1), other.Name, first.Name);
            }
        }
    }

    private static bool Differs(decimal? a, decimal? b) => a is not null && b is not null && a != b;

    /// <summary>The facts in one order; 1 and 1.00 are the same.</summary>
    private static string Facts(JsonObject tags) => string.Join('\n', tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={Text(t.Value)}"));

    private static string Text(JsonNode? value) => value is JsonValue number && number.TryGetValue<decimal>(out var figure)
        ? (figure / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : value?.ToJsonString() ?? "";
}
