using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>The reasons of one pack's matches on one snapshot. For one thread.</summary>
internal sealed class ReasonReading
{
    private const string Unknown = "未知";

    private readonly PackPlan plan;
    private readonly UnitKind kind;
    private readonly SnapshotFacts facts;
    private readonly FrameFiller filler;
    private readonly Value[] frame;
    private readonly ImmutableArray<(Condition Condition, LegalReference? Reference)> conditions;

    public ReasonReading(PackPlan plan, Snapshot snapshot, DateOnly asOf)
    {
        this.plan = plan;
        kind = Units.KindOf(plan.Policy);
        facts = new SnapshotFacts(plan.Frame, snapshot, kind, asOf);
        filler = new FrameFiller(plan.Frame, asOf, defaults: true, child: kind == UnitKind.Child);
        frame = filler.NewFrame();
        conditions = [.. plan.Pack.Conditions.Select(c => (c, plan.Pack.References.FirstOrDefault(r => r.Id == c.Reference)))];
    }

    public ImmutableArray<NotificationReason> Of(Decision match)
    {
        var key = kind == UnitKind.Child ? match.Item : match.Subject;
        var row = facts.Units.IndexOf(key);
        if (row < 0)
        {
            throw new InvalidOperationException($"policy {match.PolicyId}: the snapshot {match.SnapshotHash} has no {kind} {key}, although it was matched");
        }

        facts.MoveTo(row);
        filler.Fill(facts, frame, default(ReferencePath));
        return [.. conditions.Select(c => new NotificationReason(c.Condition.Text, Words(c.Reference), c.Reference?.Verified, FactsOf(c.Condition)))];
    }

    private static string? Words(LegalReference? reference) =>
        reference is null ? null : reference.Number is { } number ? $"{reference.Title}（{number}）" : reference.Title;

    private ImmutableArray<ReasonFact> FactsOf(Condition condition)
    {
        var read = ImmutableArray.CreateBuilder<ReasonFact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symbol in condition.When.Reads)
        {
            Add(symbol.Name, read, seen);
        }

        return read.ToImmutable();
    }

    /// <summary>A fact, and after a computed one those that it was computed from: only they have a source and a date.</summary>
    private void Add(string name, ImmutableArray<ReasonFact>.Builder read, HashSet<string> seen)
    {
        var index = plan.Frame.PositionOf(name);
        if (index < 0 || !seen.Add(name))
        {
            return;
        }

        var tag = plan.Frame.Tags[index];
        var value = frame[tag.Symbol.Slot];
        var origin = filler.Describe(facts, frame, index);
        read.Add(new ReasonFact(name, value.IsUnknown ? Unknown : value.ToString(), tag.Unit, origin.SourceId, origin.AsOf, origin.Kind.ToString()));
        if (origin.Kind == FactOriginKind.Computed && tag.Formula is { } formula)
        {
            foreach (var symbol in formula.Reads)
            {
                Add(symbol.Name, read, seen);
            }
        }
    }
}
