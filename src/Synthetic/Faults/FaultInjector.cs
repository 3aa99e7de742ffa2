using System.Globalization;
using Matching.Engine.Identifiers;
using Matching.Engine.Populations;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Faults;

/// <summary>Damages rows at the rates of <see cref="ErrorRates"/>.</summary>
internal static class FaultInjector
{
    private static readonly WeightedChoice<FaultKind?> Kinds = new(
        (FaultKind.Missing, ErrorRates.MissingFact),
        (FaultKind.Stale, ErrorRates.StaleRow),
        (FaultKind.Duplicate, ErrorRates.DuplicateRow),
        (FaultKind.WrongCheckDigit, ErrorRates.WrongCheckDigit),
        (FaultKind.Contradiction, ErrorRates.ContradictoryRow),
        (FaultKind.Malformed, ErrorRates.MalformedValue),
        (FaultKind.ForeignCode, ErrorRates.ForeignCode),
        (FaultKind.Future, ErrorRates.FutureRow),
        (null, 10_000 - ErrorRates.MissingFact - ErrorRates.StaleRow - ErrorRates.DuplicateRow - ErrorRates.WrongCheckDigit
            - ErrorRates.ContradictoryRow - ErrorRates.MalformedValue - ErrorRates.ForeignCode - ErrorRates.FutureRow));

    /// <summary>The fault that a row is to have, or null. Nothing is changed yet.</summary>
    public static InjectedFault? Choose(FeedRow row, RandomStream chance)
    {
        if (Kinds.Pick(chance) is not { } kind)
        {
            return null;
        }

        var columns = CandidatesFor(kind, row);
        return columns.Count == 0 ? null : new InjectedFault(row.Feed.Id, kind, row.Feed.Columns[chance.OneOf<int>(columns.ToArray())].Name);
    }

    /// <summary>Applies a fault to the cells of a row. A duplicate changes nothing; a contradiction makes the second row.</summary>
    public static void Apply(InjectedFault fault, FeedRow row, RandomStream chance)
    {
        var place = row.Feed.PlaceOf(fault.Column);
        var column = row.Feed.Columns[place];
        ref var cell = ref row.Cells[place];
        switch (fault.Kind)
        {
            case FaultKind.Missing:
                cell = null;
                break;
            case FaultKind.Stale:
                cell = Shift(cell!, -chance.Between(800, 1500));
                break;
            case FaultKind.Future:
                // Fresh rows lag by at most a month, so two months ahead is after the file's date.
                cell = Shift(cell!, chance.Between(60, 400));
                break;
            case FaultKind.WrongCheckDigit:
                cell = WithWrongCheck(cell!, chance);
                break;
            case FaultKind.Contradiction:
                cell = OtherValue.Of(column, cell!, chance);
                break;
            case FaultKind.Malformed:
                cell = chance.OneOf<string>(column.Kind == FieldKind.Date ? ["2025-02-30", "20251301", "不详", "31/12/24"] : ["不详", "12.3.4", "#REF!", "一百"]);
                row.Quoted[place] = true;
                break;
            case FaultKind.ForeignCode:
                cell = column.Kind switch { FieldKind.List => "[\"未登记类别\"]", FieldKind.Number or FieldKind.Percent => "9", _ => "未登记类别" };
                break;
            case FaultKind.Duplicate:
            case FaultKind.ForeignHolder:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "no such fault");
        }
    }

    private static List<int> CandidatesFor(FaultKind kind, FeedRow row)
    {
        var found = new List<int>();
        var keyIsPlain = row.Feed.Kind == UnitKind.Household;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i] is not null && Suits(kind, row.Feed, row.Feed.Columns[i], keyIsPlain))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static bool Suits(FaultKind kind, Feed feed, FeedColumn column, bool keyIsPlain) => kind switch
    {
        FaultKind.Missing => column.Use is ColumnUse.Fact or ColumnUse.Account,
        FaultKind.Stale or FaultKind.Future => column.Use == ColumnUse.AsOf,
        FaultKind.Duplicate => column.Use == ColumnUse.Key,
        FaultKind.WrongCheckDigit => column.Use == (keyIsPlain ? ColumnUse.Link : ColumnUse.Key),
        FaultKind.Contradiction => column.Use == ColumnUse.Fact,

        // The sum in the manifest is what the department's own system added up, so its column stays readable.
        FaultKind.Malformed => column.Use == ColumnUse.Fact && column.Name != feed.ControlSum
            && column.Kind is FieldKind.Number or FieldKind.Money or FieldKind.Percent or FieldKind.Date,
        FaultKind.ForeignCode => column.Codes.Length > 0,
        _ => false,
    };

    private static string Shift(string date, int days) => Cell.Of(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days));

    private static string WithWrongCheck(string key, RandomStream chance)
    {
        var right = UnifiedSocialCreditCode.Alphabet.IndexOf(key[^1], StringComparison.Ordinal);

        // The wrong character is always a digit, so that only the check can find it; a letter is replaced by any digit.
        var wrong = right is >= 0 and < 10 ? (right + chance.Between(1, 9)) % 10 : chance.Below(10);
        return string.Concat(key.AsSpan(0, key.Length - 1), UnifiedSocialCreditCode.Alphabet.AsSpan(wrong, 1));
    }
}
