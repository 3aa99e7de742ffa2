using System.Collections.Immutable;
using CsCheck;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Runs;

public sealed class VerdictCodecTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Const("户籍地"), Gen.Const("age"), Gen.Const("含换行\n与\\"), Gen.Char['a', 'z'].Array[0, 3].Select(c => new string(c)));

    private static readonly Gen<ImmutableArray<string>> Lists = Texts.Array[0, 3].Select(a => a.ToImmutableArray());

    private static readonly Gen<Money?> Amounts = Gen.OneOf(
        Gen.Const(default(Money?)), Gen.Select(Gen.Long[0, long.MaxValue], Gen.OneOf(Gen.Const("CNY"), Gen.Const("USD")), (fen, currency) => (Money?)new Money(fen, currency)));

    private static readonly Gen<Verdict> Verdicts = Gen.Select(
        Gen.Enum<Outcome>(), Gen.Select(Amounts, Amounts), Lists, Lists, Lists, Gen.OneOf(Gen.Const(default(string)), Texts),
        (outcome, money, missing, failed, review, held) => new Verdict(outcome, money.Item1, money.Item2, missing, failed, review, held));

    [Test]
    public void Decode_WhatWasEncoded_IsTheSameRowForRow() => Gen.Select(Verdicts.Array[1, 4], Gen.Int[0, 3].Array[1, 60], Gen.Bool, Gen.Int[0, 40]).Sample((few, choice, household, before) =>
    {
        var work = Work(household, before, choice.Length);
        List<Decision> decisions = [.. choice.Select((c, i) => work.Decide(few[c % few.Length], work.KeysOf(i)))];
        decisions[^1] = decisions[^1] with { Subject = "另一人", Item = "k9" };
        var judged = Judgements.Of(decisions);

        var decoded = VerdictCodec.Decode(work.Partition, VerdictCodec.Encode(PartitionVerdicts.Of(work, judged))).ToJudgements(work);

        Assert.That(decoded.Found.Select(DecisionText.Of), Is.EqualTo(judged.Found.Select(DecisionText.Of)));
        Assert.That(decoded.Found.Select(d => d.Held), Is.EqualTo(judged.Found.Select(d => d.Held)));
        Assert.That(decoded.NotEligible.Words.ToArray(), Is.EqualTo(judged.NotEligible.Words.ToArray()));
        Assert.That(decoded.Rows().Select(r => r.Index), Is.EqualTo(decisions.Index().Where(d => d.Item is not { Outcome: Outcome.NotEligible, Held: null }).Select(d => d.Index)));
    });

    [Test]
    public void Encode_ManyRowsWithOneVerdict_TakesLittleMoreThanNothing()
    {
        var work = Work(household: false, before: 0, count: 4096);
        var refused = new Verdict(Outcome.NotEligible, null, null, [], ["age"], [], null);

        var encoded = VerdictCodec.Encode(PartitionVerdicts.Of(work, Judgements.Of([.. Enumerable.Range(0, 4096).Select(i => work.Decide(refused, work.KeysOf(i)))])));

        Assert.That(encoded.Bytes, Has.Length.LessThan(100));
    }

    [Test]
    public void Decode_DamagedBytes_AreRefused()
    {
        var work = Work(household: false, before: 0, count: 2);
        var verdict = new Verdict(Outcome.Eligible, new Money(100, "CNY"), null, [], [], [], null);
        var encoded = VerdictCodec.Encode(PartitionVerdicts.Of(work, Judgements.Of([work.Decide(verdict, work.KeysOf(0)), work.Decide(verdict, work.KeysOf(1))])));

        Assert.That(
            () => VerdictCodec.Decode(work.Partition, encoded with { Hash = new string('0', 64) }),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("damaged"));
    }

    [Test]
    public void Encode_DecisionOfAnotherSnapshot_IsRefused()
    {
        var work = Work(household: false, before: 0, count: 1);
        var stranger = work.Decide(new Verdict(Outcome.Eligible, null, null, [], [], [], null), work.KeysOf(0)) with { SnapshotHash = "other" };

        Assert.That(() => PartitionVerdicts.Of(work, Judgements.Of([stranger])), Throws.ArgumentException);
    }

    [Test]
    public void Encode_FewerDecisionsThanRows_IsRefused() =>
        Assert.That(() => PartitionVerdicts.Of(Work(household: false, before: 0, count: 1), Judgements.Of([])), Throws.ArgumentException.With.Message.Contains("0 decisions for 1 rows"));

    private static PartitionWork Work(bool household, int before, int count)
    {
        Policy policy = household ? SamplePolicies.Minimum : SamplePolicies.Allowance;
        ImmutableArray<string> keys = [.. Enumerable.Range(0, before + count).Select(i => $"u{i:000000}")];
        ImmutableArray<string?> links = household ? [.. keys.Select((k, i) => i % 3 == 0 ? null : "p" + k)] : [];
        var snapshot = new Snapshot("s1", Day, [new Population(Units.KindOf(policy), keys, links, [])]);
        return new PartitionWork(policy, SamplePolicies.PackOf(policy), snapshot, Day, new Partition(policy.Id, before, count));
    }
}
