using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tables;

/// <summary>Finds rows that overlap or can never hit, as far as their cells are literal values and ranges.</summary>
internal static class OverlapCheck
{
    private const int MaxRows = 500;

    /// <summary>Reports overlapping rows (U; A with different outputs) and rows covered by an earlier one (F).</summary>
    public static void Check(HitPolicy policy, ImmutableArray<BoundRow> rows, DiagnosticBag bag)
    {
        if (policy is HitPolicy.Collect or HitPolicy.CollectSum || rows.Length > MaxRows)
        {
            return;
        }

        var sets = rows.Select(r => r.Cells.Select(CellSet.Of).ToArray()).ToArray();
        for (var later = 1; later < rows.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Finding(policy, rows, sets, earlier, later) is { } finding)
                {
                    bag.Add(finding);
                    break;
                }
            }
        }
    }

    private static Diagnostic? Finding(HitPolicy policy, ImmutableArray<BoundRow> rows, CellSet?[][] sets, int earlier, int later)
    {
        var span = rows[later].Place.Shifted;
        var pairs = sets[earlier].Zip(sets[later]).ToArray();
        if (policy == HitPolicy.First)
        {
            return pairs.All(p => p.First is { } cover && (cover.IsAll || (p.Second is { } covered && cover.Covers(covered))))
                ? TableMessages.Unreachable(span, later + 1, earlier + 1)
                : null;
        }

        var overlap = pairs.All(p => p.First is { } first && p.Second is { } second && first.Meets(second));
        return overlap && !(policy == HitPolicy.Any && SameOutput(rows[earlier], rows[later]))
            ? TableMessages.Overlap(span, earlier + 1, later + 1)
            : null;
    }

    /// <summary>Outputs that are computed may agree: only two different literals are certain to contradict.</summary>
    private static bool SameOutput(BoundRow first, BoundRow second) =>
        first.Output is not BoundConstant a || second.Output is not BoundConstant b || a.Value == b.Value;
}
