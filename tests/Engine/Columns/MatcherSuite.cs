using System.Globalization;
using CsCheck;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Columns;

/// <summary>Conditions over columns of every width say of each unit what they say of it alone.</summary>
public abstract class MatcherSuite
{
    protected static readonly DateOnly Day = new(2025, 11, 28);

    private static readonly Tag Number = Tag("数", TagType.Number, 1, FeelType.Number);
    private static readonly Tag Born = Tag("日", TagType.Date, 2, FeelType.Date);
    private static readonly Tag Code = Tag("码", TagType.Enum, 3, FeelType.String);
    private static readonly Tag Flag = Tag("是", TagType.Boolean, 4, FeelType.Boolean);

    protected static readonly TagDictionary Tags = new([Number, Born, Code, Flag], [], new Scope([.. new[] { Number, Born, Code, Flag }.Select(t => t.Symbol)]));

    /// <summary>How a pack stands for units, a bit each.</summary>
    protected abstract PackBits Match(TagDictionary tags, Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count);

    /// <summary>Widest distance of two numbers: one, two, four and eight bytes a code.</summary>
    [TestCase(200)]
    [TestCase(60_000)]
    [TestCase(2_000_000_000)]
    [TestCase(900_000_000_000)]
    public void Match_RandomUnitsAndConditions_SameAsEachUnitAlone(long span) => Gen.Select(
        Gen.Int[1, 400], Gen.Int[0, 70], Gen.UInt, Gen.Int[0, Conditions.Length - 1].Array[1, 4], Gen.Long[-5, span + 5]).Sample((units, start, seed, picks, threshold) =>
    {
        var random = new Random((int)(seed & int.MaxValue));
        var facts = Enumerable.Range(0, units).Select(_ => Facts(random, span)).ToArray();
        var pack = Pack([.. picks.Select(p => string.Format(CultureInfo.InvariantCulture, Conditions[p], threshold, threshold + (span / 4)))]);
        var policy = Decisions.SamplePolicies.Allowance with { Id = "p", Versions = [pack], Reference = ReferenceDate.BusinessDate };
        var (from, count) = (Math.Min(start, units), units - Math.Min(start, units));

        var bits = Match(Tags, policy, pack, Sealed(facts), Day, from, count);

        for (var i = 0; i < count; i++)
        {
            var expected = Alone(pack, facts[from + i]);
            var matched = (bits.Eligible[i / 64] >> (i % 64) & 1, bits.Open[i / 64] >> (i % 64) & 1);
            Assert.That(matched, Is.EqualTo(expected), () => $"{string.Join(" | ", pack.Conditions.Select(c => c.When.Text))} of {string.Join(", ", facts[from + i])}");
        }
    }, iter: 60);

    private static readonly string[] Conditions =
    [
        "数 >= {0}", "数 < {0}", "数 = {0}", "数 != {0}", "数 >= {0} and 数 < {1}", "数 < {0} or 数 > {1}", "not(数 <= {0})", "数 in ({0}, {1})", "数 in [{0}..{1}]",
        "日 >= date(\"2000-01-01\")", "日 < date(\"1990-06-15\") or 是", "码 in (\"c1\", \"c17\", \"c140\")", "not(码 in (\"c2\", \"c3\", \"c5\", \"c8\", \"c13\", \"c21\", \"c34\", \"c200\"))",
        "码 = \"c0\"", "是", "not(是) or 数 > {0}", "日.year = 1999", "if 是 then 数 > {0} else 数 < {1}",
    ];

    private static Tag Tag(string name, TagType type, int slot, FeelType feel) =>
        new() { Name = name, Code = "t" + slot, Type = type, Role = TagRole.Base, Symbol = new Symbol(name, feel, slot) };

    protected static RulePack Pack(string[] conditions) => new()
    {
        PolicyId = "p",
        Version = "1",
        From = new DateOnly(2020, 1, 1),
        Hash = string.Join("&", conditions),
        Conditions = [.. conditions.Select((text, i) => new Condition("c" + i, new LocalizedText(text, text), null, RuleCompiler.Compile(text, Tags.Scope, FeelType.Boolean).Expression!))],
    };

    private static Value[] Facts(Random random, long span) =>
    [
        random.Next(8) == 0 ? default : Value.Of(random.NextInt64(span + 1)),
        random.Next(8) == 0 ? default : Value.Of(new DateOnly(1950, 1, 1).AddDays(random.Next(25_000))),
        random.Next(8) == 0 ? default : Value.Of("c" + random.Next(random.Next(2) == 0 ? 20 : 250)),
        random.Next(8) == 0 ? default : Value.Of(random.Next(2) == 0),
    ];

    protected static Snapshot Sealed(Value[][] units)
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "test", [Number, Born, Code, Flag]);
        for (var unit = 0; unit < units.Length; unit++)
        {
            feed.Put(unit.ToString("000000", CultureInfo.InvariantCulture), Day, units[unit]);
        }

        return builder.Seal();
    }

    protected static (ulong Eligible, ulong Open) Alone(RulePack pack, Value[] facts)
    {
        var frame = new Value[5];
        for (var i = 0; i < facts.Length; i++)
        {
            frame[i + 1] = facts[i].IsUnknown ? Value.Unknown("t" + (i + 1)) : facts[i];
        }

        var values = pack.Conditions.Select(c => c.When.Interpret(frame)).ToList();
        return values.Any(v => v.IsFalse) ? (0, 0) : values.All(v => v.IsTrue) ? (1UL, 0UL) : (0UL, 1UL);
    }
}
