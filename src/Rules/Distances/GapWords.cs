using Matching.Rules.Packs.Words;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>Distances as people read them: 还差3个月, 高出1,200元, 晚了2个月5天. Never rounded.</summary>
public static class GapWords
{
    /// <summary>How far a part of a condition is from what it must be.</summary>
    public static LocalizedText Of(Gap gap)
    {
        var (zh, en) = (Measure(gap, false), Measure(gap, true));
        LocalizedText said = gap.Kind switch
        {
            _ when gap is { Distance: 0m, IsOpen: true } => new("正好等于标准", "it equals the threshold"),
            GapKind.TooLow => new($"还差{zh}", $"{en} short"),
            GapKind.TooHigh => new($"高出{zh}", $"{en} too high"),
            GapKind.TooEarly => new($"早了{zh}", $"{en} too early"),
            GapKind.TooLate => new($"晚了{zh}", $"{en} too late"),
            GapKind.Unknown => new("缺少数据", "its data is missing"),
            _ => new("未满足", "not met"),
        };
        return gap.IsOpen ? new($"{said.Zh}（等于标准还不算）", $"{said.En} (the threshold itself does not count)") : said;
    }

    private static string Measure(Gap gap, bool english)
    {
        if (gap.Distance is not { } distance)
        {
            return "";
        }

        if (gap.Kind is GapKind.TooEarly or GapKind.TooLate)
        {
            return Days(gap.Actual.AsDay, gap.Kind == GapKind.TooEarly ? distance : -distance, english);
        }

        return gap.Unit switch
        {
            FigureWords.Ratio => FigureWords.Number(distance * 100m) + (english ? " percentage points" : "个百分点"),
            "月" or "个月" when distance == decimal.Truncate(distance) && distance <= MostMonths => FigureWords.Months((long)distance, english),
            _ => FigureWords.Of(distance, gap.Unit, english),
        };
    }

    /// <summary>More than that is no span of a life; it stands as a number.</summary>
    private const decimal MostMonths = 1_200m;

    /// <summary>Whole months, and the days that are left.</summary>
    private static string Days(long actual, decimal move, bool english)
    {
        var reached = actual + (long)move;
        var (from, to) = move > 0 ? (CivilDate.FromDay(actual), reached) : (CivilDate.FromDay(reached), actual);
        var last = CivilDate.FromDay(to);
        var months = ((last.Year - from.Year) * 12) + last.Month - from.Month;
        months -= from.AddMonths(months).ToDay() > to ? 1 : 0;
        var days = to - from.AddMonths(months).ToDay();
        var rest = FigureWords.Of(days, "天", english);
        return months == 0 ? rest : FigureWords.Months(months, english) + (days == 0 ? "" : (english ? " and " : "") + rest);
    }
}
