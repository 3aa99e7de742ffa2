using System.Collections.Immutable;
using Matching.Api.Site;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs.Words;
using Matching.Rules.Values;

namespace Matching.Api.Recipients;

/// <summary>One condition as people read it.</summary>
/// <param name="Text">The condition in words.</param>
/// <param name="IsMet">True, false, or null where it is not known.</param>
/// <param name="Reference">The document that it rests on, or null.</param>
/// <param name="IsVerified">Whether the document was checked against the original.</param>
/// <param name="Facts">The facts that it read.</param>
public sealed record ReasonLine(string Text, bool? IsMet, string? Reference, bool IsVerified, ImmutableArray<FactLine> Facts);

/// <summary>Conditions in words.</summary>
/// <param name="words">The language.</param>
/// <param name="facts">Facts in words.</param>
public sealed class ReasonWords(PageWords words, FactWords facts)
{
    /// <summary>The reasons of a message, as they were when it was written.</summary>
    public ImmutableArray<ReasonLine> Of(IEnumerable<NotificationReason> reasons) =>
        [.. reasons.Select(r => new ReasonLine(words.Say(r.Condition), true, r.Reference, r.ReferenceVerified ?? true, [.. r.Facts.Where(IsTold).Select(Of)]))];

    /// <summary>One condition of an explanation.</summary>
    public ReasonLine Of(Explanation explanation, ConditionExplanation condition) => new(
        words.Say(condition.Condition.Text), condition.Value.IsTrue ? true : condition.Value.IsFalse ? false : null,
        condition.Reference is { } reference ? ReferenceWords.Citation(reference, english: false) : null, condition.Reference?.Verified ?? true,
        [.. Reads(explanation, condition).Select(v => facts.Line(v.Tag.Name, Text(v.Value), v.Origin.SourceId, v.Origin.AsOf, v.Origin.Kind))]);

    private static bool IsTold(ReasonFact fact) => fact.Origin != nameof(FactOriginKind.System);

    private FactLine Of(ReasonFact fact) => facts.Line(
        fact.Tag, fact.Value, fact.SourceId, fact.AsOf, Enum.TryParse<FactOriginKind>(fact.Origin, out var origin) ? origin : FactOriginKind.Given);

    private static string Text(Value value) => value.IsUnknown ? "" : value.ToString();

    /// <summary>The values that a condition reads, and those that they are computed from.</summary>
    private static IEnumerable<ValueRead> Reads(Explanation explanation, ConditionExplanation condition)
    {
        var open = new Queue<string>(condition.Condition.When.Reads.Select(s => s.Name));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name) || explanation.Values.FirstOrDefault(v => v.Tag.Name == name) is not { } read)
            {
                continue;
            }

            if (read.Origin.Kind != FactOriginKind.System)
            {
                yield return read;
            }

            if (read.Origin.Kind is FactOriginKind.Computed or FactOriginKind.Absent)
            {
                foreach (var symbol in read.Tag.Formula?.Reads ?? [])
                {
                    open.Enqueue(symbol.Name);
                }
            }
        }
    }
}
