using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Payments;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Runs;

public sealed class PackPrioritiesTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    [Test]
    public void Of_NumberDateTruthAndAmount_PutsWhoComesFirstLowest()
    {
        var snapshot = Facts(b => b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Day, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]));

        var steps = StepsOf(snapshot, "p1", ("年龄", true), ("出生日期", false), ("户籍地 = \"上海\"", true), ("本期金额", false));

        Assert.That(steps, Is.EqualTo(new decimal?[] { -75, 711857, -1, 1.50m }));
    }

    [Test]
    public void Of_FactThatIsNotKnown_IsLast()
    {
        var snapshot = Facts(b => b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Day, [Value.Of("上海"), Value.Unknown("出生日期")]));

        Assert.That(StepsOf(snapshot, "p1", ("年龄", true), ("本期金额", true)), Is.EqualTo(new decimal?[] { null, -1.50m }));
    }

    [Test]
    public void Of_SubjectThatTheSnapshotDoesNotHave_IsLastInEveryStep()
    {
        var snapshot = Facts(b => b.Feed(UnitKind.Citizen, "police", [Place]).Put("p1", Day, [Value.Of("上海")]));

        Assert.That(StepsOf(snapshot, "p2", ("年龄", true), ("本期金额", true)), Is.EqualTo(new decimal?[] { null, null }));
    }

    private static Snapshot Facts(Action<SnapshotBuilder> state)
    {
        var builder = new SnapshotBuilder(Day);
        state(builder);
        return builder.Seal();
    }

    private static ImmutableArray<decimal?> StepsOf(Snapshot snapshot, string subject, params (string By, bool Largest)[] keys)
    {
        var scope = PriorityKey.ScopeOf(Dictionary.Scope);
        var policy = Rights.Policy("a") with
        {
            Priority = [.. keys.Select(k => new PriorityKey(RuleCompiler.Compile(k.By, scope).Expression!, k.Largest, new LocalizedText("次序", "order")))],
        };
        return new PackPriorities(Dictionary).Of(policy, snapshot, Day, [Rights.Of("a", subject, 150, EntitlementState.Proposed)])[0];
    }
}
