using System.Globalization;
using System.Text.Json;
using Matching.Engine.Amounts;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>Runs the cases of a catalogue through the same path as <c>check</c>.</summary>
public static class CaseRunner
{
    /// <summary>Runs one case.</summary>
    public static CaseResult Run(Case c, Catalogue catalogue, TagDictionary tags)
    {
        try
        {
            var got = Decide(c, catalogue, tags);
            return Meets(c, got) with { Expected = WithAmount(c.Outcome, Text(c.Amount), c.Amount is null), Got = WithAmount(Words(got), Text(got.Amount), got.Amount is null) };
        }
        catch (CheckRefusedException refused)
        {
            return new CaseResult(c, false, new LocalizedText($"{refused.Code} {refused.Path}：{refused.Words.Zh}", $"{refused.Code} {refused.Path}: {refused.Words.En}"))
            {
                Expected = WithAmount(c.Outcome, Text(c.Amount), c.Amount is null), Got = refused.Code,
            };
        }
    }

    private static CheckResult Decide(Case c, Catalogue catalogue, TagDictionary tags)
    {
        var policy = PolicyChoice.Require(catalogue, c.PolicyId, "policy");
        var values = new TagsReader(tags).Read(JsonSerializer.SerializeToElement(c.Tags), c.AsOf);
        var kind = policy.Subject == SubjectKind.Enterprise ? SubjectKind.Enterprise : SubjectKind.Citizen;
        var profile = new CheckProfile(c.Name, kind, c.AsOf, [c.PolicyId], values);
        return new ProfileCheck(catalogue, tags).Decide(profile, new CheckOptions(c.AsOf)).Single();
    }

    /// <summary>Whether a result is what a case expects.</summary>
    internal static CaseResult Meets(Case c, CheckResult got)
    {
        var cycle = got.Verdict?.CycleAmount;
        var absent = c.Missing.Where(m => !got.Missing.Contains(m)).ToList();
        var difference =
            got.Verdict?.Held is { } held ? Differs("held", "-", held)
            : got.Outcome != c.Outcome ? Differs("outcome", c.Outcome, Words(got))
            : got.Amount?.ToYuan() != c.Amount ? Differs("amount", Text(c.Amount), Text(got.Amount))
            : c.CycleAmount is { } expected && cycle?.ToYuan() != expected ? Differs("cycleAmount", Text(expected), Text(cycle))
            : !c.Failed.IsDefaultOrEmpty && !c.Failed.ToHashSet(StringComparer.Ordinal).SetEquals(got.Failed)
                ? Differs("failed", string.Join("、", c.Failed), string.Join("、", got.Failed))
            : absent.Count > 0 ? Differs("missing", string.Join("、", c.Missing), string.Join("、", got.Missing))
            : null;
        return new CaseResult(c, difference is null, difference ?? new LocalizedText("", ""));
    }

    /// <summary>The outcome with what led to it, so that the author sees the cause at once.</summary>
    private static string Words(CheckResult got) => (got.Failed, got.Missing) switch
    {
        ({ IsEmpty: false } failed, _) => $"{got.Outcome} (failed {string.Join(", ", failed)})",
        (_, { IsEmpty: false } missing) => $"{got.Outcome} (missing {string.Join(", ", missing)})",
        _ => got.Outcome,
    };

    private static string WithAmount(string outcome, string amount, bool none) => none ? outcome : $"{outcome} {amount}";

    private static string Text(decimal? yuan) => yuan?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "null";

    private static string Text(Money? amount) => amount?.ToString() ?? "null";

    private static LocalizedText Differs(string what, string expected, string got) =>
        new($"{what}：应为 {expected}，得到 {got}", $"{what}: expected {expected}, got {got}");
}
