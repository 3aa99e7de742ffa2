using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <content>Decision tables.</content>
internal sealed partial class Interpreter
{
    private Value Table(BoundTable node)
    {
        foreach (var input in node.Inputs)
        {
            locals[input.Local.Index] = Run(input.Source);
        }

        var collector = new HitCollector(node.Policy, node.Orders, IsStandard);
        foreach (var row in node.Rows)
        {
            Record(row, collector);
            if (collector.IsDone)
            {
                break;
            }
        }

        return node.Default is not null && collector.IsEmpty ? Run(node.Default) : collector.Result(budget);
    }

    private void Record(BoundRow row, HitCollector collector)
    {
        if (steps is null)
        {
            Row(row, collector);
            return;
        }

        var outer = steps;
        steps = ImmutableArray.CreateBuilder<TraceNode>();
        var hit = Row(row, collector);
        outer.Add(new TraceNode(row.Place.Slice(), row.Place.Shifted, hit, null, steps.ToImmutable()));
        steps = outer;
    }

    /// <summary>Whether a row applies; gives its output to the collector where that needs it.</summary>
    private Value Row(BoundRow row, HitCollector collector)
    {
        var hit = Value.True;
        foreach (var cell in row.Cells)
        {
            hit = Logic.And(hit, Run(cell));
            if (hit.IsFalse)
            {
                break;
            }
        }

        if (collector.Needs(hit))
        {
            collector.Take(Run(row.Output));
        }

        return hit;
    }
}
