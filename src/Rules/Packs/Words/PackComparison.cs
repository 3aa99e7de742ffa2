using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Binding;

namespace Matching.Rules.Packs.Words;

/// <summary>What differs between two versions of a policy, in words.</summary>
public sealed class PackComparison
{
    private readonly Policy policy;
    private readonly RulePack before;
    private readonly RulePack after;
    private readonly Glossary glossary;
    private readonly string language;
    private readonly RuleWords old;
    private readonly RuleWords fresh;

    private PackComparison(Policy policy, RulePack before, RulePack after, Glossary glossary, string language)
    {
        (this.policy, this.before, this.after, this.glossary, this.language) = (policy, before, after, glossary, language);
        old = RuleWords.Of(before, glossary, language);
        fresh = RuleWords.Of(after, glossary, language);
    }

    /// <summary>All differences, part by part; empty where the two say the same.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one, or a draft.</param>
    /// <param name="glossary">What the names mean.</param>
    /// <param name="language"><c>en</c> for English, everything else Chinese.</param>
    public static ImmutableArray<PackChange> Of(Policy policy, RulePack before, RulePack after, Glossary glossary, string language)
    {
        var comparison = new PackComparison(policy, before, after, glossary, language);
        return
        [
            .. comparison.Period(), .. comparison.Conditions(), .. comparison.Figures(), .. comparison.SharedFigures(),
            .. comparison.Amounts(), .. comparison.AmountTerms(), .. comparison.Sentences(),
        ];
    }

    /// <summary>By how many percent a figure changes, with one decimal place; null from 0.</summary>
    public static string? Percent(decimal from, decimal to)
    {
        if (from == 0m)
        {
            return null;
        }

        var percent = decimal.Round((to - from) / Math.Abs(from) * 100m, 1, MidpointRounding.AwayFromZero);
        return (percent > 0m ? "+" : percent < 0m ? "−" : "") + Math.Abs(percent).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    private string Say(string zh, string en) => fresh.Say(zh, en);

    private IEnumerable<PackChange> Period()
    {
        if (before.From != after.From || before.To != after.To)
        {
            yield return new PackChange(
                PackPart.Period, "", FigureWords.Period(before.From, before.To, fresh.IsEnglish), FigureWords.Period(after.From, after.To, fresh.IsEnglish));
        }

        if (before.Verified != after.Verified)
        {
            yield return new PackChange(PackPart.Verified, "", Checked(before.Verified), Checked(after.Verified));
        }
    }

    private string Checked(bool verified) => verified ? Say("已核实", "verified") : Say("未核实", "unverified");

    private IEnumerable<PackChange> Conditions()
    {
        foreach (var condition in before.Conditions)
        {
            var was = Words(old, condition);
            var now = after.Conditions.FirstOrDefault(c => c.Id == condition.Id) is { } other ? Words(fresh, other) : null;
            if (was != now)
            {
                yield return new PackChange(PackPart.Condition, condition.Id, was, now);
            }
        }

        foreach (var condition in after.Conditions.Where(c => before.Conditions.All(b => b.Id != c.Id)))
        {
            yield return new PackChange(PackPart.Condition, condition.Id, null, Words(fresh, condition));
        }
    }

    private string Words(RuleWords words, Condition condition)
    {
        var rule = words.Condition(condition.When).Inline(words.IsEnglish);
        var clause = condition.Text.In(language);
        return clause == rule ? clause : clause + Say($"（{rule}）", $" ({rule})");
    }

    private IEnumerable<PackChange> Figures()
    {
        foreach (var figure in before.Parameters)
        {
            var other = after.Parameters.FirstOrDefault(p => p.Name == figure.Name);
            if (other is null || other.Value != figure.Value || other.Unit != figure.Unit)
            {
                yield return new PackChange(
                    PackPart.Figure, figure.Name, Of(figure), other is null ? null : Of(other), other is null ? null : Percent(figure.Value, other.Value));
            }
        }

        foreach (var figure in after.Parameters.Where(p => before.Parameters.All(b => b.Name != p.Name)))
        {
            yield return new PackChange(PackPart.Figure, figure.Name, null, Of(figure));
        }
    }

    private string Of(Parameter figure) => FigureWords.Of(figure.Value, figure.Unit, fresh.IsEnglish);

    /// <summary>Shared figures on the first day of each version: what the text leaves to a yearly notice.</summary>
    private IEnumerable<PackChange> SharedFigures()
    {
        foreach (var term in VocabularyWords.Terms(after, glossary).Where(t => !t.Figures.IsEmpty))
        {
            var was = On(term, before.From);
            var now = On(term, after.From);
            if (was?.Value != now?.Value)
            {
                yield return new PackChange(
                    PackPart.SharedFigure, glossary.NameOf(term.Name, fresh.IsEnglish),
                    was is null ? null : FigureWords.Of(was.Value, term.Unit, fresh.IsEnglish), now is null ? null : FigureWords.Of(now.Value, term.Unit, fresh.IsEnglish),
                    was is null || now is null ? null : Percent(was.Value, now.Value));
            }
        }
    }

    private static GlossaryFigure? On(GlossaryTerm term, DateOnly day) => term.Figures.LastOrDefault(f => f.From <= day && (f.To is not { } to || day <= to));

    private IEnumerable<PackChange> Amounts() =>
        Amount(PackPart.Amount, Amount(old, before.Amount, before), Amount(fresh, after.Amount, after))
            .Concat(Amount(PackPart.CycleAmount, Amount(old, before.CycleAmount, null), Amount(fresh, after.CycleAmount, null)));

    private Wording? Amount(RuleWords words, RuleExpression? amount, RulePack? pack) =>
        amount is null ? null : words.Amount(amount, pack is { CycleAmount: null } ? policy.Benefit.Cycle : null);

    /// <summary>Tiers that both have stay unsaid where only some differ.</summary>
    private IEnumerable<PackChange> Amount(PackPart part, Wording? was, Wording? now)
    {
        var (wasText, nowText) = (was?.Inline(fresh.IsEnglish), now?.Inline(fresh.IsEnglish));
        if (wasText == nowText)
        {
            return [];
        }

        if (was is { IsLeaf: false } && now is { IsLeaf: false } && was.Text == now.Text && was.Items.Length == now.Items.Length)
        {
            return was.Items.Zip(now.Items, (a, b) => (Was: a.Inline(fresh.IsEnglish), Now: b.Inline(fresh.IsEnglish)))
                .Where(p => p.Was != p.Now).Select(p => new PackChange(part, "", p.Was, p.Now));
        }

        return [new PackChange(part, "", wasText, nowText)];
    }

    private IEnumerable<PackChange> AmountTerms()
    {
        if (before.AmountIsCeiling != after.AmountIsCeiling)
        {
            yield return new PackChange(PackPart.AmountTerms, "", Ceiling(before), Ceiling(after));
        }

        if (before.Rounding != after.Rounding)
        {
            yield return new PackChange(PackPart.AmountTerms, "", TermWords.Rounding(before.Rounding).In(language), TermWords.Rounding(after.Rounding).In(language));
        }
    }

    private string Ceiling(RulePack pack) => pack.AmountIsCeiling ? Say("最高限额，以核定额付款", "a ceiling; the approved amount is paid") : Say("按公式付款", "paid as computed");

    private IEnumerable<PackChange> Sentences() =>
        Sentences(PackPart.Review, before.Review.Select(r => Review(old, r)), after.Review.Select(r => Review(fresh, r)))
            .Concat(Sentences(PackPart.Doubt, before.Doubts.Select(d => d.In(language)), after.Doubts.Select(d => d.In(language))))
            .Concat(Sentences(PackPart.Reference, before.References.Select(Title), after.References.Select(Title)));

    private string Title(LegalReference reference) => ReferenceWords.Title(reference, fresh.IsEnglish);

    private string Review(RuleWords words, ReviewClause clause) =>
        clause.Reason.In(language) + Say($"（{words.Condition(clause.When).Inline(false)}）", $" ({words.Condition(clause.When).Inline(true)})");

    private static IEnumerable<PackChange> Sentences(PackPart part, IEnumerable<string> was, IEnumerable<string> now)
    {
        var (gone, come) = (was.ToList(), now.ToList());
        return gone.Except(come).Select(s => new PackChange(part, "", s, null)).Concat(come.Except(gone).Select(s => new PackChange(part, "", null, s)));
    }
}
