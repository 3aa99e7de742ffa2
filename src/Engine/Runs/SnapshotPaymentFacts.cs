using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Rules;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>The check before payment on the snapshot of the night: alive, still registered, not on the negative list.</summary>
public sealed class SnapshotPaymentFacts : IPrePaymentFacts
{
    /// <summary>Tag of the date of death; no date for a person of whom its source spoke within the tag's maximum age means alive.</summary>
    public const string DeathTag = "死亡日期";

    /// <summary>Tag of the registration status.</summary>
    public const string RegistrationTag = "企业登记状态";

    /// <summary>The only status that is paid.</summary>
    public const string Existing = "存续";

    /// <summary>Tag of the negative list.</summary>
    public const string DishonestyTag = "列入严重违法失信名单";

    private readonly Facts citizens;
    private readonly Facts children;
    private readonly Facts enterprises;

    /// <summary>The check on a snapshot.</summary>
    /// <param name="snapshot">Facts.</param>
    /// <param name="asOf">Business date; facts older than their maximum age on it are unknown.</param>
    public SnapshotPaymentFacts(Snapshot snapshot, DateOnly asOf)
    {
        citizens = new Facts(snapshot.Of(UnitKind.Citizen), asOf);
        children = new Facts(snapshot.Of(UnitKind.Child), asOf);
        enterprises = new Facts(snapshot.Of(UnitKind.Enterprise), asOf);
    }

    /// <inheritdoc/>
    public PrePaymentFinding Check(SubjectKind kind, string payee, string item)
    {
        if (kind == SubjectKind.Enterprise)
        {
            return Enterprise(payee);
        }

        var holder = Alive(citizens, payee);
        var hangsOnChild = item != Units.NoItem && children.Has(DeathTag);
        return holder.Standing == PrePaymentStanding.Clear && hangsOnChild ? Alive(children, item) : holder;
    }

    private static PrePaymentFinding Alive(Facts people, string key)
    {
        if (!people.Has(DeathTag))
        {
            return Unknown($"没有来源提供“{DeathTag}”");
        }

        if (people.RowOf(key) is not { } row)
        {
            return Unknown("今夜的数据中没有此人");
        }

        var died = people.Raw(DeathTag, row);
        if (died.Kind == ValueKind.Date)
        {
            return new PrePaymentFinding(PrePaymentStanding.Against, ReasonCodes.Deceased, $"数据显示已于{died}死亡");
        }

        // A source that fell silent says nothing about who is alive: 118 dead people were once paid for two years that way.
        return people.SpokeLately(DeathTag, row)
            ? PrePaymentFinding.Clear
            : Unknown($"“{DeathTag}”的来源已久未报送此人，不能据此认定在世");
    }

    private static PrePaymentFinding Unknown(string reason) => new(PrePaymentStanding.Unknown, ReasonCodes.FactsUnknown, reason);

    private PrePaymentFinding Enterprise(string key)
    {
        if (enterprises.RowOf(key) is not { } row)
        {
            return Unknown("今夜的数据中没有此企业");
        }

        // A listing holds however old it is; only its absence must be fresh.
        if (enterprises.Raw(DishonestyTag, row).IsTrue)
        {
            return new PrePaymentFinding(PrePaymentStanding.Against, ReasonCodes.Dishonest, DishonestyTag);
        }

        var status = enterprises.Fresh(RegistrationTag, row);
        if (status.Kind != ValueKind.String)
        {
            return Unknown($"“{RegistrationTag}”未知或已过期");
        }

        if (status.AsString != Existing)
        {
            return new PrePaymentFinding(PrePaymentStanding.Against, ReasonCodes.NotRegistered, $"{RegistrationTag}：{status.AsString}");
        }

        return enterprises.Fresh(DishonestyTag, row).IsFalse ? PrePaymentFinding.Clear : Unknown($"“{DishonestyTag}”未知或已过期");
    }

    private sealed class Facts(Population population, DateOnly asOf)
    {
        private readonly Dictionary<string, FactColumn> columns = population.Columns.ToDictionary(c => c.Tag.Name, StringComparer.Ordinal);

        public bool Has(string tag) => columns.ContainsKey(tag);

        public int? RowOf(string key) => population.IndexOf(key) is >= 0 and var row ? row : null;

        public Value Raw(string tag, int row) => columns.TryGetValue(tag, out var column) ? column[row] : Value.Unknown(tag);

        /// <summary>Whether the source of a tag stated anything about a unit within the tag's maximum age, be it only that there is no such fact.</summary>
        public bool SpokeLately(string tag, int row)
        {
            var column = columns[tag];
            return column.Tag.MaxAgeDays is not { } limit
                || columns.Values.Where(c => c.SourceId == column.SourceId).Select(c => c.AsOf(row)).Max() is { } spoke
                && asOf.DayNumber - spoke.DayNumber <= limit;
        }

        public Value Fresh(string tag, int row) =>
            columns.TryGetValue(tag, out var column) && !column.IsStale(row, asOf) ? column[row] : Value.Unknown(tag);
    }
}
