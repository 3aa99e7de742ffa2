using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.History;

/// <summary>One audited match while it is made. A number may be lost on the way, as facts of the feeds are.</summary>
internal sealed class AuditRow(DateOnly day, string policy, string subject, RandomStream chance)
{
    private readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);

    /// <summary>What the audit found.</summary>
    public bool Upheld { get; private set; }

    /// <summary>States a whole number.</summary>
    public AuditRow Whole(string column, int value) => State(column, Cell.Of(value));

    /// <summary>States a fraction of two amounts or counts, to four places.</summary>
    public AuditRow Share(string column, long part, long whole) => State(column, Cell.Ratio(part * 10_000 / Math.Max(1, whole)));

    /// <summary>Ends the row with what the audit found.</summary>
    public AuditRow Found(bool upheld)
    {
        Upheld = upheld;
        return this;
    }

    /// <summary>The line of the file.</summary>
    public string Line() => string.Join(
        ',', [Cell.Of(day)[..7], policy, subject, .. AuditColumns.Numbers.Select(c => numbers.GetValueOrDefault(c, string.Empty)), Cell.Of(Upheld)]);

    private AuditRow State(string column, string text)
    {
        if (!chance.Chance(ErrorRates.MissingFact))
        {
            numbers[column] = text;
        }

        return this;
    }
}
