using System.Collections.Immutable;

namespace Matching.Rules.Packs.Reading;

/// <summary>A condition with what its author wrote.</summary>
internal sealed record WrittenCondition(string Id, LocalizedText Text, string? Reference, WrittenExpression When);

/// <summary>A review clause with what its author wrote.</summary>
internal sealed record WrittenReview(WrittenExpression When, LocalizedText Reason);

/// <summary>Everything that one version file says.</summary>
internal sealed record VersionContent(
    string PolicyId, string Version, int Revision, DateOnly? PublishedAt, (DateOnly From, DateOnly? To) Period, bool Verified,
    ImmutableArray<LegalReference> References, ImmutableArray<Parameter> Parameters, ImmutableArray<WrittenCondition> Conditions,
    Amounts Amounts, ImmutableArray<WrittenReview> Review, ImmutableArray<LocalizedText> Doubts,
    ImmutableArray<SurvivorNote> Survivors)
{
    /// <summary>The pack with its identity.</summary>
    /// <param name="policy">The policy's terms.</param>
    /// <param name="text">The text that all this was read from.</param>
    /// <param name="file">Name of the file that it stands in.</param>
    public RulePack ToPack(Policy policy, string text, string file) => new()
    {
        PolicyId = PolicyId,
        Version = Version,
        Revision = Revision,
        PublishedAt = PublishedAt,
        From = Period.From,
        To = Period.To,
        Verified = Verified,
        AmountIsCeiling = Amounts.IsCeiling,
        References = References,
        Parameters = Parameters,
        Conditions = [.. Conditions.Select(c => new Condition(c.Id, c.Text, c.Reference, c.When.Expression))],
        Amount = Amounts.Amount?.Expression,
        AmountTable = Amounts.Amount?.Table,
        CycleAmount = Amounts.CycleAmount?.Expression,
        CycleAmountTable = Amounts.CycleAmount?.Table,
        ApprovedAmount = Amounts.Approved?.Expression,
        Rounding = Amounts.Rounding,
        Review = [.. Review.Select(r => new ReviewClause(r.When.Expression, r.Reason))],
        Doubts = Doubts,
        Survivors = Survivors,
        Text = text,
        File = file,
        Hash = Hash(policy),
    };

    /// <summary>
    /// The identity covers the policy's terms on which a decision or an amount depends, and the whole version; notes on surviving mutants
    /// speak of the cases and not of the rule, and leave it as it is.
    /// </summary>
    private string Hash(Policy policy)
    {
        var text = new CanonicalText("pack/1")
            .Add("subject", policy.Subject.ToString()).Add("item", policy.Item)
            .Add("benefit", policy.Benefit.Kind.ToString()).Add("currency", policy.Benefit.Currency).Add("cycle", policy.Benefit.Cycle.ToString())
            .Add("policy", PolicyId).Add("version", Version).Add("revision", Revision).Add("publishedAt", PublishedAt)
            .Add("from", Period.From).Add("to", Period.To).Add("verified", Verified)
            .AddEach("reference", References, (t, r) => t
                .Add("id", r.Id).Add("title", r.Title).Add("number", r.Number).Add("url", r.Url).Add("verified", r.Verified))
            .AddEach("parameter", Parameters.OrderBy(p => p.Name, StringComparer.Ordinal), (t, p) => t
                .Add("name", p.Name).Add("value", p.Value).Add("unit", p.Unit).Add("reference", p.Reference))
            .AddEach("condition", Conditions, WriteCondition);
        WrittenExpression.Write(text, "amount", Amounts.Amount);
        WrittenExpression.Write(text, "cycleAmount", Amounts.CycleAmount);
        WrittenExpression.Write(text, "approvedAmount", Amounts.Approved);
        return text.Add("ceiling", Amounts.IsCeiling).Add("rounding", Amounts.Rounding.ToString())
            .AddEach("review", Review, WriteReview)
            .AddEach("doubt", Doubts, (t, d) => t.Add("text", d))
            .Hash();
    }

    private static void WriteCondition(CanonicalText text, WrittenCondition condition)
    {
        text.Add("id", condition.Id).Add("text", condition.Text).Add("reference", condition.Reference);
        WrittenExpression.Write(text, "when", condition.When);
    }

    private static void WriteReview(CanonicalText text, WrittenReview review)
    {
        WrittenExpression.Write(text, "when", review.When);
        text.Add("reason", review.Reason);
    }
}
