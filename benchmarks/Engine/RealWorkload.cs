using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Engine;

/// <summary>The workload as the product has it: rule packs that are bound from their text, and a sealed snapshot.</summary>
internal sealed class RealWorkload
{
    /// <summary>Binds the policies.</summary>
    public RealWorkload(RealSubjects subjects, ImmutableArray<SyntheticPolicy> policies)
    {
        (Tags, Snapshot) = (subjects.Tags, subjects.Snapshot);
        Packs = [.. policies.Select(PackOf)];
    }

    /// <summary>The dictionary.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The policies with their only version.</summary>
    public ImmutableArray<(Policy Policy, RulePack Pack)> Packs { get; }

    /// <summary>The subjects.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>A predicate as rules are written.</summary>
    private static string Text(Atom atom) => atom.Test switch
    {
        Test.AtLeast => $"{atom.Field.Name} >= {Literal(atom.Field, atom.Operand)}",
        Test.AtMost => $"{atom.Field.Name} <= {Literal(atom.Field, atom.Operand)}",
        Test.Is => atom.Operand == 1 ? atom.Field.Name : $"not({atom.Field.Name})",
        _ => $"{atom.Field.Name} in ({string.Join(", ", atom.Field.Codes.Where((_, code) => (atom.Operand >> code & 1) != 0).Select(c => $"\"{c}\""))})",
    };

    private static string Literal(Field field, int raw) => field.Kind switch
    {
        FieldKind.Money => (raw / 100m).ToString(CultureInfo.InvariantCulture),
        FieldKind.Date => $"date(\"{DateOnly.FromDayNumber(raw).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\")",
        _ => raw.ToString(CultureInfo.InvariantCulture),
    };

    private (Policy Policy, RulePack Pack) PackOf(SyntheticPolicy drawn)
    {
        var pack = new RulePack
        {
            PolicyId = drawn.Id,
            Version = "2025-01",
            From = new DateOnly(2025, 1, 1),
            Conditions = [.. drawn.Conditions.Select((c, i) => new Condition($"c{i}", new LocalizedText("条件", "condition"), null, Bound(string.Join(" or ", c.Select(Text)))))],
            Hash = drawn.Id.PadRight(64, '0'),
        };
        var policy = new Policy(
            drawn.Id, new LocalizedText(drawn.Id, drawn.Id), "synthetic", SubjectKind.Citizen, null, "synthetic", "synthetic", new Benefit(BenefitKind.Recognition, "CNY", BenefitCycle.Once),
            ConfirmationMode.Direct, SilenceMeaning.Paid, null, [], null, [], [pack]);
        return (policy, pack);
    }

    private RuleExpression Bound(string text)
    {
        var bound = RuleCompiler.Compile(text, Tags.Scope, FeelType.Boolean);
        return bound.Expression ?? throw new InvalidOperationException($"'{text}' cannot be bound: {string.Join("; ", bound.Diagnostics)}");
    }
}
