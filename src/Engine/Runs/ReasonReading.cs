using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>The reasons of one policy's matches on one snapshot. For one thread.</summary>
internal sealed class ReasonReading
{
    private const string Unknown = "未知";

    private readonly UnitKind kind;
    private readonly UnitSheets sheets;
    private readonly Value[] frame;
    private UnitSheet sheet = null!;

    public ReasonReading(Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, Snapshot snapshot, DateOnly asOf)
    {
        kind = Units.KindOf(policy);
        sheets = new UnitSheets(policy, pack, planOf, snapshot, asOf);
        frame = new Value[planOf(pack).Frame.Dictionary.Scope.SlotCount];
    }

    public ImmutableArray<NotificationReason> Of(Decision match)
    {
        var key = kind == UnitKind.Child ? match.Item : match.Subject;
        var row = sheets.Facts.Units.IndexOf(key);
        if (row < 0)
        {
            throw new InvalidOperationException($"policy {match.PolicyId}: the snapshot {match.SnapshotHash} has no {kind} {key}, although it was matched");
        }

        sheet = sheets.MoveTo(row);
        sheet.Filler.Fill(sheet.Facts, frame, default(ReferencePath));
        return [.. sheet.Plan.Conditions.Select(ReasonOf)];
    }

    private NotificationReason ReasonOf(Condition condition)
    {
        var reference = sheet.Plan.Pack.References.FirstOrDefault(r => r.Id == condition.Reference);
        return new NotificationReason(condition.Text, Words(reference), reference?.Verified, FactsOf(condition));
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
        var index = sheet.Plan.Frame.PositionOf(name);
        if (index < 0 || !seen.Add(name))
        {
            return;
        }

        var tag = sheet.Plan.Frame.Tags[index];
        var value = frame[tag.Symbol.Slot];
        var origin = sheet.Filler.Describe(sheet.Facts, frame, index);
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
