using CsCheck;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Tables;

/// <summary>The check says of small random tables exactly what trying all combinations of values says.</summary>
public sealed class TableCheckPropertyTests
{
    private static readonly Scope Scope = new(
    [
        new("甲", FeelType.Number, 0, "人"), new("乙", FeelType.Number, 1), new("丙", FeelType.String, 2, null, [Value.Of("a"), Value.Of("b"), Value.Of("c")]),
    ]);

    /// <summary>Values that lie on and between all ends that the random cells have.</summary>
    private static readonly Value[][] Values =
    [
        [.. Enumerable.Range(0, 9).Select(i => Value.Of((decimal)i))],
        [.. Enumerable.Range(-2, 19).Select(i => Value.Of(i * 0.5m))],
        [Value.Of("a"), Value.Of("b"), Value.Of("c")],
    ];

    private static readonly Gen<string> Number = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 6], Gen.Int[0, 6]).Select((form, a, b) => form switch
    {
        0 or 1 => "-",
        2 => $"<{a}",
        3 => $">={a}",
        4 => $"[{Math.Min(a, b)}..{Math.Max(a, b)}]",
        5 => $"[{Math.Min(a, b)}..{Math.Max(a, b) + 1})",
        6 => $"not({a}, >{b})",
        7 => $"{a}, >{b}",
        _ => $"? > {a} and ? <= {a + 2}",
    });

    private static readonly Gen<string> Letter = Gen.Int[0, 5].Select(i => new[] { "-", "\"a\"", "\"b\"", "\"a\", \"c\"", "not(\"b\")", "[\"b\"..\"c\"]" }[i]);

    private static readonly Gen<TableRow> Row = Gen.Select(Number, Number, Letter, (x, y, z) => new TableRow([x, y, z], "1"));

    [Test]
    public void CompileTable_RandomTable_FindsAGapExactlyWhereThereIsOne()
    {
        var seen = new int[2];
        Row.Array[1, 7].Sample(
            rows =>
            {
                var bound = Compile(HitPolicy.Collect, rows);
                var free = bound.Expression is { } rule && All().Any(f => rule.Evaluate(f) == Value.Null);
                Interlocked.Increment(ref seen[free ? 1 : 0]);
                return bound.Expression is null || bound.Diagnostics.Any(d => d.Code == "FEEL4008") == free;
            },
            iter: 100);
        Assert.That(seen, Has.All.GreaterThan(5));
    }

    [Test]
    public void CompileTable_RandomTableUnderU_IsRefusedExactlyWhereTwoRowsHit()
    {
        var seen = new int[2];
        Row.Array[2, 3].Sample(
            rows =>
            {
                var collected = Compile(HitPolicy.Collect, rows).Expression;
                var several = collected is not null && All().Any(f => collected.Evaluate(f) is { Kind: ValueKind.List } v && v.AsList.Length > 1);
                Interlocked.Increment(ref seen[several ? 1 : 0]);
                return collected is null || Compile(HitPolicy.Unique, rows).Diagnostics.Any(d => d.Code == "FEEL4004") == several;
            },
            iter: 100);
        Assert.That(seen, Has.All.GreaterThan(5));
    }

    [Test]
    public void CompileTable_RandomTableUnderF_IsRefusedExactlyWhereARowNeverHits()
    {
        var seen = new int[2];
        Row.Array[2, 5].Sample(
            rows =>
            {
                var numbered = rows.Select((r, i) => r with { Output = $"{i}" }).ToArray();
                var collected = Compile(HitPolicy.Collect, numbered).Expression;
                var firsts = collected is null ? [] : All().Select(collected.Evaluate).Where(v => v.Kind == ValueKind.List).Select(v => v.AsList[0]).ToHashSet();
                var shadowed = firsts.Count < rows.Length;
                Interlocked.Increment(ref seen[shadowed ? 1 : 0]);
                return collected is null || Compile(HitPolicy.First, numbered).Diagnostics.Any(d => d.Severity == Severity.Error) == shadowed;
            },
            iter: 100);
        Assert.That(seen, Has.All.GreaterThan(5));
    }

    private static Bound Compile(HitPolicy policy, TableRow[] rows) => RuleCompiler.CompileTable(new(policy, ["甲", "乙", "丙"], [.. rows]), Scope);

    private static IEnumerable<Value[]> All() =>
        from x in Values[0] from y in Values[1] from z in Values[2] select new[] { x, y, z };
}
