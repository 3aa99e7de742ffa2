using Matching.Synthetic.Chance;

namespace Matching.Synthetic.History;

/// <summary>
/// When one subject was audited for one policy, if ever, and how old the facts were that the rule then read. A subject is
/// audited for a policy at most once, so that no later month repeats a row of an earlier one.
/// </summary>
/// <param name="Day">Business date of the audited month.</param>
/// <param name="Lag">Days since the as-of date of the facts.</param>
/// <param name="MaxAge">Most days that the facts of this policy may be old in the tag dictionary; older ones are unknown and match nothing.</param>
/// <param name="Contradicted">Two rows contradicted each other on a fact that the rule read, although nothing was wrong.</param>
/// <param name="Chance">The rest of the stream.</param>
internal sealed record AuditDraw(DateOnly Day, int Lag, int MaxAge, bool Contradicted, RandomStream Chance)
{
    /// <summary>Matches on fresh facts that were audited, in 1/10,000; all those on the oldest were. An assumption of this generator.</summary>
    private const int FreshAudited = 3500;

    /// <summary>A rule reads about ten facts.</summary>
    private const int FactsRead = 10;

    /// <summary>Undeclared circumstances that another register contradicts, in 1/10,000; an assumption of this generator.</summary>
    private const int FoundElsewhere = 3500;

    /// <summary>Ages of facts in 1/10,000 of their maximum age: most rows are fresh, some are about to expire.</summary>
    private static readonly QuantileTable Ages = new((0, 0), (5500, 1500), (7500, 4000), (10_000, 10_000));

    /// <summary>The draw, or null where the subject was not audited.</summary>
    public static AuditDraw? Of(long seed, DateOnly asOf, int months, int index, AuditedPolicy policy, int maxAge)
    {
        var chance = new RandomStream(seed, Purpose.History, index, (int)policy);
        var month = 1 + chance.Below(months);
        var age = (int)Ages.Pick(chance);
        return chance.Chance(FreshAudited + ((10_000 - FreshAudited) * age / 10_000))
            ? new AuditDraw(asOf.AddMonths(-month), age * maxAge / 10_000, maxAge, chance.Chance(ErrorRates.ContradictoryRow * FactsRead), chance)
            : null;
    }

    /// <summary>As-of date of the facts.</summary>
    public DateOnly FactDate => Day.AddDays(-Lag);

    /// <summary>True with a chance that grows with the age of the facts, to so many in 10,000 at their maximum age.</summary>
    public bool ChangedSince(int most10000ths) => Chance.Chance(most10000ths * Lag / MaxAge);

    /// <summary>An amount as it stood when the facts were stated: lower by a part that grows with their age, to so many 10,000ths.</summary>
    public long Earlier(long fen, int most10000ths) => fen - (fen / 10_000 * Chance.Below((most10000ths * Lag / MaxAge) + 1));

    /// <summary>Starts the row with what every policy states.</summary>
    /// <param name="policy">Policy.</param>
    /// <param name="subject">Key of the unit.</param>
    /// <param name="undeclared">Something that nobody stated makes the match wrong; now and then another register knows of it.</param>
    public AuditRow Row(string policy, string subject, bool undeclared) => new AuditRow(Day, policy, subject, Chance)
        .Whole(AuditColumns.FactAgeDays, Lag)
        .Whole(AuditColumns.Contradictions, Contradicted || (undeclared && Chance.Chance(FoundElsewhere)) ? 1 : 0);
}
