using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <content>Decision tables.</content>
internal sealed partial class Interpreter
{
    private TraceNode Table(BoundTable node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        foreach (var input in node.Inputs)
        {
            steps.Add(Run(input.Source));
            locals[input.Local.Index] = steps[^1].Value;
        }

        var collector = new HitCollector(node.Policy, node.Orders, IsStandard);
        foreach (var row in node.Rows)
        {
            steps.Add(Row(row, collector));
            if (collector.IsDone)
            {
                break;
            }
        }

        if (node.Default is not null && collector.IsEmpty)
        {
            steps.Add(Run(node.Default));
            return Done(node, steps[^1].Value, steps.ToImmutable());
        }

        return Done(node, collector.Result(budget), steps.ToImmutable());
    }

    private TraceNode Row(BoundRow row, HitCollector collector)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var hit = Value.True;
        foreach (var cell in row.Cells)
        {
            steps.Add(Run(cell));
            hit = Logic.And(hit, steps[^1].Value);
            if (hit.IsFalse)
            {
                break;
            }
        }

        if (collector.Needs(hit))
        {
            steps.Add(Run(row.Output));
            collector.Take(steps[^1].Value);
        }

        return new TraceNode(row.Place.Slice(), row.Place.Shifted, hit, null, steps.ToImmutable());
    }
}
