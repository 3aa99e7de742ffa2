using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>The traces of one policy's matches on one snapshot. For one thread.</summary>
internal sealed class ReasonReading : IDisposable
{
    private readonly UnitKind kind;
    private readonly UnitSheets sheets;
    private readonly Value[] frame;
    private readonly TraceWriter writer = new();

    public ReasonReading(Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, Snapshot snapshot, DateOnly asOf)
    {
        kind = Units.KindOf(policy);
        sheets = new UnitSheets(policy, pack, planOf, snapshot, asOf);
        frame = new Value[planOf(pack).Frame.Dictionary.Scope.SlotCount];
    }

    /// <summary>The trace of a match, by the interpreter.</summary>
    /// <exception cref="InvalidOperationException">The snapshot has no such unit.</exception>
    public MatchTrace Of(Decision match)
    {
        var key = kind == UnitKind.Child ? match.Item : match.Subject;
        var row = sheets.Facts.Units.IndexOf(key);
        if (row < 0)
        {
            throw new InvalidOperationException($"policy {match.PolicyId}: the snapshot {match.SnapshotHash} has no {kind} {key}, although it was matched");
        }

        var sheet = sheets.MoveTo(row);
        sheet.Filler.Fill(sheet.Facts, frame, default(ReferencePath));
        return writer.Write(sheet.Plan.Trace, sheet.Plan.Frame, sheet.Filler, sheet.Facts, frame);
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
