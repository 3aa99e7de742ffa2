using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Interpret;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>Measures single pieces of a condition.</summary>
/// <param name="parts">Evaluates parts of the tree.</param>
/// <param name="held">What the locals stand for, by their places.</param>
/// <param name="isFixed">Whether nothing changes the value of a tag.</param>
internal sealed class GapMaking(Interpreter parts, IReadOnlyDictionary<int, BoundNode> held, Func<Symbol, bool> isFixed)
{
    /// <summary>A piece without a distance.</summary>
    public Gap Plain(BoundNode node, bool mustHold, GapKind kind)
    {
        var reads = Reads(node);
        var wanted = mustHold ? node : new BoundNot(node.Place, node);
        return new Gap
        {
            Kind = kind,
            Text = node.Text,
            MustHold = mustHold,
            Reads = reads,
            IsFixed = kind != GapKind.Unknown && reads.All(isFixed),
            Node = LocalReads.Of(node).Count == 0 ? wanted : null,
        };
    }

    /// <summary>The tags that a piece reads, also through its locals.</summary>
    public ImmutableArray<Symbol> Reads(BoundNode node) =>
    [
        .. ReadCollector.Of(node).Concat(LocalReads.Of(node).SelectMany(l => held.TryGetValue(l.Index, out var subject) ? Reads(subject) : []))
            .DistinctBy(s => s.Name),
    ];

    /// <summary>A comparison that does not hold and must.</summary>
    /// <param name="wanted">The comparison as it must hold.</param>
    /// <param name="text">The piece as written.</param>
    /// <param name="mustHold">Whether the piece as written must hold.</param>
    public Gap Compared(BoundComparison wanted, string text, bool mustHold)
    {
        var plain = Plain(wanted, true, GapKind.NotMet) with { Text = text, MustHold = mustHold };
        var (actual, threshold) = (parts.Evaluate(wanted.Left), parts.Evaluate(wanted.Right));
        if (wanted.Operator == ComparisonOperator.NotEqual || Comparison.Sign(actual, threshold) is not { } sign)
        {
            return plain;
        }

        var (isOpen, mustGrow) = (wanted.Operator is ComparisonOperator.Less or ComparisonOperator.Greater, MustGrow(wanted.Operator, sign));
        var compared = plain with { Actual = actual, Threshold = threshold };
        if (actual.Kind == ValueKind.Date)
        {
            return compared with
            {
                Kind = mustGrow ? GapKind.TooEarly : GapKind.TooLate,
                Distance = Math.Abs(threshold.AsDay - actual.AsDay) + (isOpen ? 1 : 0),
                Unit = "天",
            };
        }

        return Magnitude.Between(actual, threshold) is not var (distance, unit) ? compared : compared with
        {
            Kind = mustGrow ? GapKind.TooLow : GapKind.TooHigh,
            Distance = distance,
            Unit = unit ?? wanted.Left.Unit ?? wanted.Right.Unit,
            IsOpen = isOpen,
        };
    }

    /// <summary>Whether the left side must become greater; of equality, whether it is smaller now.</summary>
    private static bool MustGrow(ComparisonOperator operation, int sign) => operation switch
    {
        ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => true,
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => false,
        _ => sign < 0,
    };
}
