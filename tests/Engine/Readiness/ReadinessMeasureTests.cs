using Matching.Engine.Populations;
using Matching.Engine.Readiness;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Readiness;

/// <summary>What each condition keeps back, unit by unit.</summary>
public sealed class ReadinessMeasureTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    [Test]
    public void Of_EachCondition_CountsWhoIsKeptBackByItAlone()
    {
        var builder = new SnapshotBuilder(Day);
        Citizen(builder, "eligible", Value.Of("上海"), 1950);
        Citizen(builder, "elsewhere", Value.Of("外省市"), 1950);
        Citizen(builder, "young", Value.Of("上海"), 1990);
        Citizen(builder, "both", Value.Of("外省市"), 1990);
        Citizen(builder, "unknown", Value.Unknown("户籍地"), 1950);
        var pack = SamplePolicies.PackOf(SamplePolicies.Allowance);

        var (effects, units, eligible, undetermined) = new ReadinessMeasure(Dictionary).Of(SamplePolicies.Allowance, pack, builder.Seal(), Day);

        Assert.That((units, eligible, undetermined), Is.EqualTo((5, 1, 1)));
        Assert.That(effects.Select(e => $"{e.Condition} {e.Fails} {e.Alone.False} {e.Alone.NotKnown} {e.WithoutAmount} {e.Cost}"), Is.EqualTo(new[] { "resident 2 1 1 0 300.00", "age 2 1 0 0 75.00" }));
    }

    [Test]
    public void Of_UnitsForWhichTheVersionSaysNoAmount_CountsThemApart()
    {
        var builder = new SnapshotBuilder(Day);
        Citizen(builder, "young", Value.Of("上海"), 1990);
        Citizen(builder, "younger", Value.Of("上海"), 1995);
        var pack = SamplePolicies.PackOf(SamplePolicies.Allowance) with
        {
            Amount = Rule("amount", FeelType.Number, [Age], f => f[4].AsNumber >= 32m ? Value.Of(75m) : Value.Null),
        };

        var age = new ReadinessMeasure(Dictionary).Of(SamplePolicies.Allowance, pack, builder.Seal(), Day).Effects.Single(e => e.Condition == "age");

        Assert.That((age.Alone.False, age.WithoutAmount, age.Cost!.Value.ToString()), Is.EqualTo((2, 1, "75.00")));
    }

    [Test]
    public void Of_EachReason_CountedApart()
    {
        var builder = new SnapshotBuilder(Day);
        Citizen(builder, "absent", Value.Unknown("户籍地"), 1950);
        Citizen(builder, "stale", Value.Of("上海"), 1950, Day.AddDays(-101));
        Citizen(builder, "elsewhere", Value.Of("外省市"), 1950);
        Citizen(builder, "young", Value.Of("上海"), 1990);
        Citizen(builder, "younger", Value.Of("上海"), 1995);
        Citizen(builder, "several", Value.Of("外省市"), 1990);

        var effects = new ReadinessMeasure(Dictionary).Of(SamplePolicies.Allowance, SamplePolicies.PackOf(SamplePolicies.Allowance), builder.Seal(), Day).Effects;

        Assert.That(effects.Select(e => (e.Condition, e.Alone)), Is.EqualTo(new[]
        {
            ("resident", new BlockingCount(Unknown: 1, Stale: 1, Changeable: 1, Fixed: 0)),
            ("age", new BlockingCount(Unknown: 0, Stale: 0, Changeable: 0, Fixed: 2)),
        }));
    }

    private static void Citizen(SnapshotBuilder builder, string key, Value place, int year, DateOnly? asOf = null) =>
        builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put(key, asOf ?? Day, [place, Value.Of(new DateOnly(year, 1, 1))]);
}
