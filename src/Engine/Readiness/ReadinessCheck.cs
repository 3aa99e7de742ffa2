using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Readiness;

/// <summary>Puts a version to the entry test of 免申即享: beneficiary clear, evidence exists, amount fixed, document valid.</summary>
/// <param name="tags">The dictionary.</param>
/// <param name="stated">What feeds state.</param>
public sealed class ReadinessCheck(TagDictionary tags, StatedFacts stated)
{
    /// <summary>The report on a version.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">One of its versions.</param>
    /// <param name="asOf">Date of the question: whether the version is in force, and which shared figures hold.</param>
    public ReadinessReport Of(Policy policy, RulePack pack, DateOnly asOf)
    {
        ImmutableArray<ReadinessBlock> people = [.. pack.Conditions.SelectMany(c => Facts(c.Id, c.When))];
        ImmutableArray<ReadinessBlock> amount = [.. Amount(policy, pack, asOf)];
        ImmutableArray<ReadinessBlock> document = [.. Document(policy, pack, asOf)];
        ImmutableArray<ReadinessBlock> terms = [.. Terms(policy, pack)];
        ImmutableArray<ReadinessBlock> all = [.. people, .. amount, .. document, .. terms];
        ImmutableArray<EntryTest> tests =
        [
            new(new("受益对象明确：每个条件都能用数据判断", "the beneficiary is clear: data decides every condition"), !people.Any(b => b.Code == "QUALITATIVE")),
            new(new("有数据可查：每个事实都有来源", "evidence exists: every fact has a source"), people.IsEmpty),
            new(new("金额确定：不需要另行核定", "the amount is fixed: nobody has to set it"), amount.IsEmpty),
            new(new("依据有效：版本在施行期内且已核实", "the document is valid: in force, and its figures checked"), document.IsEmpty),
        ];
        var mode = all.Select(b => b.Stage).DefaultIfEmpty(ServiceMode.WithoutApplication).Max();
        return new ReadinessReport(policy, pack, asOf, mode, tests, all);
    }

    private IEnumerable<ReadinessBlock> Facts(string? condition, RuleExpression expression) =>
        Unstated(expression).Select(tag => tag.Type == TagType.Boolean && tag.Role != TagRole.RecognitionList
            ? new ReadinessBlock("QUALITATIVE", condition, tag.Name, ServiceMode.OnApplication, new(
                $"“{tag.Name}”没有部门提供数据，只能由本人承诺或由人判断；由{tag.Department ?? "主管部门"}按月提供名单即可自动判断",
                $"no feed states “{tag.Name}”, so only an undertaking or a person's judgement can; a list from {tag.Department ?? "the department"} would do it"))
            : new ReadinessBlock("NO-SOURCE", condition, tag.Name, ServiceMode.OnApplication, new(
                $"“{tag.Name}”没有数据源提供；请{tag.Department ?? "主管部门"}归集后写入 sources.yaml",
                $"no feed of sources.yaml states “{tag.Name}”; {tag.Department ?? "its department"} would have to send it")));

    private IEnumerable<ReadinessBlock> Amount(Policy policy, RulePack pack, DateOnly asOf)
    {
        if (policy.Benefit.Kind == BenefitKind.Recognition || pack.Amount is not { } amount)
        {
            yield break;
        }

        foreach (var tag in Unstated(amount).Concat(pack.CycleAmount is { } cycle ? Unstated(cycle) : []).Distinct())
        {
            yield return new ReadinessBlock("AMOUNT-FACT", null, tag.Name, ServiceMode.OnApplication, new(
                $"金额要用“{tag.Name}”，没有数据源提供", $"the amount needs “{tag.Name}”, which no feed states"));
        }

        foreach (var name in Reads(amount).Where(t => t.FigureOn(asOf) is { Verified: false }).Select(t => t.Name))
        {
            yield return new ReadinessBlock("FIGURE-UNVERIFIED", null, name, ServiceMode.WithinTime, new(
                $"共用数字“{name}”未核实，只能展示、不能直接付款", $"the shared figure “{name}” is unverified: shown, not paid"));
        }

        if (!policy.Benefit.IsPaid || !pack.AmountIsCeiling)
        {
            yield break;
        }

        foreach (var missing in pack.ApprovedAmount is { } approved ? Unstated(approved).Select(t => t.Name) : [""])
        {
            yield return new ReadinessBlock("CEILING", null, missing.Length == 0 ? null : missing, ServiceMode.WithinTime, new(
                "公布的是最高限额，没有数据源提供部门核定的金额", "what is published is a ceiling, and no feed states the amount that the department approved"));
        }
    }

    private static IEnumerable<ReadinessBlock> Document(Policy policy, RulePack pack, DateOnly asOf)
    {
        if (policy.VersionAt(asOf) != pack)
        {
            yield return new ReadinessBlock("NOT-IN-FORCE", null, null, ServiceMode.WithinTime, new(
                $"版本 {pack.Version} 在这一天没有施行", $"version {pack.Version} is not in force on this day"));
        }

        if (!pack.Verified)
        {
            yield return new ReadinessBlock("UNVERIFIED", null, null, ServiceMode.WithinTime, new(
                "数字没有对照公布的原文核实，凡是命中一律转人工复核", "the figures were not checked against the published text, so every match goes to review"));
        }
    }

    private IEnumerable<ReadinessBlock> Terms(Policy policy, RulePack pack)
    {
        foreach (var review in pack.Review)
        {
            yield return new ReadinessBlock("REVIEW", null, null, ServiceMode.WithinTime, new(
                $"有一部分命中转人工复核：{review.Reason.Zh}", $"some matches go to review: {review.Reason.En}"));
        }

        if (policy.Confirmation is ConfirmationMode.Undertaking or ConfirmationMode.Reply)
        {
            yield return new ReadinessBlock("CONFIRMATION", null, null, ServiceMode.OnApplication, new(
                policy.Confirmation == ConfirmationMode.Reply ? "须本人回复同意，回复即申请" : "须本人书面作出告知承诺",
                policy.Confirmation == ConfirmationMode.Reply ? "the recipient must reply, and replying is applying" : "the recipient must give a written undertaking"));
        }

        if (policy.Benefit.IsPaid && policy.Confirmation != ConfirmationMode.ConfirmWithAccount && !stated.Accounts.Contains(policy.Subject == SubjectKind.Enterprise ? SubjectKind.Enterprise : SubjectKind.Citizen))
        {
            yield return new ReadinessBlock("NO-ACCOUNT", null, null, ServiceMode.OnApplication, new(
                "没有数据源提供收款账户", "no feed states payee accounts"));
        }
    }

    /// <summary>What somebody would have to state and nobody does. A computed tag needs no source where all that it rests on has one.</summary>
    private IEnumerable<Tag> Unstated(RuleExpression expression) => expression.Reads.SelectMany(r => Unstated(r.Name)).Distinct();

    private IEnumerable<Tag> Unstated(string name)
    {
        if (stated.Tags.Contains(name) || tags.Find(name) is not { } tag || tag.Role == TagRole.System || tag.DatedValues.Length > 0)
        {
            return [];
        }

        return tag.Formula is { } formula ? formula.Reads.SelectMany(r => Unstated(r.Name)) : [tag];
    }

    private IEnumerable<Tag> Reads(RuleExpression expression) => expression.Reads.Select(r => tags.Find(r.Name)).OfType<Tag>();
}
