using Matching.Synthetic.People;

namespace Matching.Synthetic.History;

/// <summary>
/// Audits of citizens and their households. The true facts are those of the population; what was stated lags behind them.
/// Rates are assumptions of this generator; no source publishes them.
/// </summary>
internal sealed class CitizenAudits(long seed, DateOnly asOf, int months)
{
    private const int ElderlyAge = 65;
    private const int SevereGrade = 2;
    private const int LongestReportDays = 90;

    /// <summary>maxAgeDays of 户籍地 and of 共同生活成员月收入合计 in the dictionary.</summary>
    private const int ShortAge = 62;

    /// <summary>maxAgeDays of 残疾等级 in the dictionary.</summary>
    private const int CertificateAge = 100;

    /// <summary>Minimum living standard in fen a head: 1,650.00 from 2025-07-01, taken for every audited month.</summary>
    private const long StandardFen = 165_000;

    /// <summary>The audited matches of a citizen and the household that the citizen heads.</summary>
    public IEnumerable<AuditRow> Of(int index)
    {
        var citizen = CitizenSampler.Sample(index, seed, asOf);
        return new[] { Elderly(citizen), Nursing(citizen), Living(Household.Sample(citizen, seed), index) }.OfType<AuditRow>();
    }

    /// <summary>Wrong where the person had died or moved away, or lives elsewhere, and the register did not say so yet.</summary>
    private AuditRow? Elderly(Citizen citizen)
    {
        if (Draw(citizen.Index, AuditedPolicy.Elderly, ShortAge) is not { } draw)
        {
            return null;
        }

        var age = FullYears(citizen.BirthDate, draw.Day);
        var reported = draw.FactDate.AddDays(-draw.Chance.Below(LongestReportDays));
        var saidAlive = citizen.DeathDate is not { } death || death > reported;
        var saidHere = citizen.InShanghai || draw.ChangedSince(2000);
        var livesElsewhere = draw.Chance.Chance(age >= 80 ? 1600 : 200);
        return age >= ElderlyAge && saidAlive && saidHere
            ? draw.Row("sh-elderly-comprehensive-allowance", citizen.Id, livesElsewhere).Whole(AuditColumns.Age, age)
                .Found(Alive(citizen, draw.Day) && citizen.InShanghai && !livesElsewhere)
            : null;
    }

    /// <summary>Wrong where the person was graded anew, which mostly comes when a certificate nears its end.</summary>
    private AuditRow? Nursing(Citizen citizen)
    {
        if (Disability.Sample(citizen, seed) is not { } disability || Draw(citizen.Index, AuditedPolicy.Nursing, CertificateAge) is not { } draw)
        {
            return null;
        }

        var validDays = disability.ValidUntil.DayNumber - draw.Day.DayNumber;
        var regraded = disability.Grade > SevereGrade && draw.ChangedSince(validDays < 730 ? 9000 : 2000);
        var severe = disability.Grade <= SevereGrade;
        return citizen.InShanghai && Alive(citizen, draw.Day) && validDays >= 0 && (severe || regraded)
            ? draw.Row("sh-severe-disability-nursing-allowance", citizen.Id, undeclared: false)
                .Whole(AuditColumns.Age, FullYears(citizen.BirthDate, draw.Day)).Whole(AuditColumns.ValidDays, validDays)
                .Whole(AuditColumns.Grade, severe ? disability.Grade : SevereGrade).Found(severe)
            : null;
    }

    /// <summary>Wrong where income rose since it was stated, or was not stated in full; then two registers often contradict.</summary>
    private AuditRow? Living(Household? household, int index)
    {
        if (household is not { AssetsOk: true, Authorised: true } || Draw(index, AuditedPolicy.LivingAllowance, ShortAge) is not { } draw)
        {
            return null;
        }

        var hidden = draw.Chance.Chance(600);
        var stated = draw.Earlier(household.IncomeFen, 4500) / 100 * (hidden ? draw.Chance.Between(35, 90) : 100);
        var limit = StandardFen * household.Members;
        return stated < limit
            ? draw.Row("sh-minimum-living-allowance", household.Number, hidden)
                .Share(AuditColumns.IncomeToLimit, stated, limit).Whole(AuditColumns.Members, household.Members).Found(household.IncomeFen < limit)
            : null;
    }

    private AuditDraw? Draw(int index, AuditedPolicy policy, int maxAge) => AuditDraw.Of(seed, asOf, months, index, policy, maxAge);

    private static bool Alive(Citizen citizen, DateOnly day) => citizen.DeathDate is not { } death || death > day;

    private static int FullYears(DateOnly birth, DateOnly day) => day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0);
}
