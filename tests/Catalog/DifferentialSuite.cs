using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>An engine decides every policy as it is decided row by row, over units made of the facts of its cases, mixed, left out and grown stale by chance.</summary>
public abstract class DifferentialSuite
{
    private const int Units = 600;
    private const int UnitsAskedAlone = 20;

    /// <summary>The engine.</summary>
    protected abstract IEvaluator EvaluatorOf(TagDictionary tags);

    /// <summary>What else must say the same as judging row by row; nothing by default.</summary>
    /// <param name="work">All units of a policy.</param>
    /// <param name="rows">What judging row by row says.</param>
    protected virtual void CompareMore(PartitionWork work, Judgements rows)
    {
    }

    [TestCaseSource(nameof(Policies))]
    public void Evaluate_UnitsMadeOfCases_SameAsRowByRow(Policy policy)
    {
        var eligible = 0;
        var evaluator = EvaluatorOf(CaseUnits.Tags);
        foreach (var asOf in policy.Versions.Select(v => v.From.AddDays(40)).Append(new DateOnly(2025, 11, 28)))
        {
            if (policy.VersionAt(asOf) is not { } pack)
            {
                continue;
            }

            var work = PartitionWork.OfAll(policy, pack, CaseUnits.SnapshotOf(policy, asOf, Units), asOf);
            var rows = new RowEvaluator(CaseUnits.Tags).Evaluate(work);
            var judged = evaluator.Evaluate(work);

            Assert.That(judged.Found.Select(DecisionText.Of), Is.EqualTo(rows.Found.Select(DecisionText.Of)));
            Assert.That(judged.NotEligible.Words.ToArray(), Is.EqualTo(rows.NotEligible.Words.ToArray()));
            Assert.That(judged.Found.Count(d => d.Held is not null), Is.Zero);
            CompareOneByOne(evaluator, work);
            CompareMore(work, rows);
            eligible += rows.Found.Count(d => d.Outcome == Outcome.Eligible);
        }

        Assert.That(eligible, Is.GreaterThan(0), "no unit is eligible on any date: the test would show little");
    }

    /// <summary>A decision that is asked for alone says the same too, with the conditions that failed.</summary>
    private static void CompareOneByOne(IEvaluator evaluator, PartitionWork work)
    {
        var rows = Enumerable.Range(0, UnitsAskedAlone).ToList();
        var expected = rows.Select(row => DecisionText.Of(new RowEvaluator(CaseUnits.Tags).EvaluateOne(work, row)));

        Assert.That(rows.Select(row => DecisionText.Of(evaluator.EvaluateOne(work, row))), Is.EqualTo(expected));
    }

    private static IEnumerable<TestCaseData> Policies() => CaseUnits.Catalogue.Policies.Select(p => new TestCaseData(p).SetArgDisplayNames(p.Id));
}
