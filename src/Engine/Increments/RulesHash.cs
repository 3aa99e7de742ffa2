using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Mutation;

namespace Matching.Engine.Increments;

/// <summary>All that the verdicts of a policy follow from beside the facts and the date: its versions, what they pay, and the tags that they read.</summary>
internal static class RulesHash
{
    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    /// <param name="work">The policy with the version of the night.</param>
    /// <param name="plans">Plans of its versions.</param>
    public static string Of(PartitionWork work, PackPlans plans)
    {
        var policy = work.Judged;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{policy.Id}\n{Units.KindOf(policy)}\n{policy.Reference}\n{policy.Benefit}\n");
        var versions = VersionPeriods.Judging(policy, work.Pack, work.AsOf).ToList();
        foreach (var version in versions)
        {
            var (from, to) = policy.PeriodOf(version);
            text.Append(CultureInfo.InvariantCulture, $"{version.Hash} {version.Version} {from.DayNumber} {to?.DayNumber}\n");
        }

        var tags = versions.SelectMany(v => plans.Of(policy, v).Frame.Tags).DistinctBy(t => t.Name).OrderBy(t => t.Name, StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            Append(tag, text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(Tag tag, StringBuilder text)
    {
        var formula = tag.Formula is { } f ? ExpressionFigures.SignatureOf(f) ?? f.Text : "";
        text.Append(CultureInfo.InvariantCulture, $"{tag.Name} {tag.Type} {tag.MaxAgeDays} {tag.OpenCodeSet} {string.Join(',', tag.Values)} {formula}\n");
        foreach (var figure in tag.DatedValues)
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure.From.DayNumber} {figure.To?.DayNumber} {figure.Value} {figure.Verified}\n");
        }
    }
}
