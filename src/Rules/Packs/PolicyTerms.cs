namespace Matching.Rules.Packs;

/// <summary>What kind of good a policy gives.</summary>
public enum BenefitKind
{
    /// <summary>行政给付: periodic money to a person or household.</summary>
    Payment,

    /// <summary>资金补贴: money to an enterprise or person, once or yearly.</summary>
    Grant,

    /// <summary>税收优惠 and fee relief: told, executed by the tax authority, never paid here.</summary>
    Tax,

    /// <summary>A service, not money.</summary>
    Service,

    /// <summary>A recognition or qualification; its amount is null.</summary>
    Recognition,
}

/// <summary>The rhythm of a benefit.</summary>
public enum BenefitCycle
{
    /// <summary>Once for each item.</summary>
    Once,

    /// <summary>Each calendar month.</summary>
    Monthly,

    /// <summary>Each calendar quarter.</summary>
    Quarterly,

    /// <summary>Each calendar year.</summary>
    Yearly,
}

/// <summary>What is given, in which currency and rhythm.</summary>
/// <param name="Kind">Kind of good.</param>
/// <param name="Currency">ISO 4217 code; <c>CNY</c> by default.</param>
/// <param name="Cycle">Rhythm of payment.</param>
public sealed record Benefit(BenefitKind Kind, string Currency, BenefitCycle Cycle)
{
    /// <summary>True where this system may create a payment; false for tax, service and recognition.</summary>
    public bool IsPaid => Kind is BenefitKind.Payment or BenefitKind.Grant;
}

/// <summary>意愿确认: what the recipient does before money moves.</summary>
public enum ConfirmationMode
{
    /// <summary>A: nothing.</summary>
    Direct,

    /// <summary>B: one click.</summary>
    Confirm,

    /// <summary>C: confirm and give an account.</summary>
    ConfirmWithAccount,

    /// <summary>D: reply by message; agreeing is applying.</summary>
    Reply,

    /// <summary>E: a written undertaking (告知承诺).</summary>
    Undertaking,
}

/// <summary>What silence of the recipient means; always explicit.</summary>
public enum SilenceMeaning
{
    /// <summary>Paid without an answer.</summary>
    Paid,

    /// <summary>Not paid yet; the right waits.</summary>
    Waits,

    /// <summary>May become a waiver under the policy's written terms.</summary>
    Waived,
}

/// <summary>Terms of the public notice (公示).</summary>
/// <param name="Days">Number of days, 0 or more.</param>
/// <param name="WorkingDays">True for working days, false for calendar days.</param>
/// <param name="CountFirstDay">Whether the day of publication is the first day.</param>
/// <param name="BeforePayment">Whether payment waits for the end of the notice.</param>
public sealed record PublicNoticeTerms(int Days, bool WorkingDays, bool CountFirstDay, bool BeforePayment);

/// <summary>Which of two policies that exclude each other is kept.</summary>
public enum ExclusionKeep
{
    /// <summary>The one with the higher amount (就高).</summary>
    Highest,

    /// <summary>The one granted first.</summary>
    First,

    /// <summary>The recipient chooses.</summary>
    Choice,
}

/// <summary>What an exclusion is keyed on.</summary>
public enum ExclusionScope
{
    /// <summary>The subject.</summary>
    Subject,

    /// <summary>The household of the subject.</summary>
    Household,

    /// <summary>The item: the child, the employee, the loan.</summary>
    Item,
}

/// <summary>Another policy that may not be enjoyed together with this one. Symmetric; applied after the decision.</summary>
/// <param name="With">Identifier of the other policy.</param>
/// <param name="Scope">What the exclusion is keyed on.</param>
/// <param name="SameCycle">True when it holds only within the same cycle.</param>
/// <param name="Keep">Which of the two is kept.</param>
/// <param name="External">True for a published policy that this catalogue does not hold yet: stated, shown, not applied.</param>
public sealed record Exclusion(string With, ExclusionScope Scope, bool SameCycle, ExclusionKeep Keep, bool External = false);

/// <summary>A year's budget of a policy.</summary>
/// <param name="Line">Code of the budget line.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Amount">Amount in yuan.</param>
/// <param name="Assumed">True when no published figure exists and the amount is an assumption of the catalogue.</param>
public sealed record BudgetLine(string Line, int Year, decimal Amount, bool Assumed);
