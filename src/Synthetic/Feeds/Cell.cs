using System.Globalization;
using Matching.Engine.Amounts;

namespace Matching.Synthetic.Feeds;

/// <summary>Culture-independent text of a cell.</summary>
internal static class Cell
{
    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Money(long fen) => new Money(fen, "CNY").ToString();

    /// <summary>A fraction of so many ten-thousandths.</summary>
    public static string Ratio(long tenThousandths) => (tenThousandths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A list of codes without characters that JSON escapes.</summary>
    public static string List(IEnumerable<string> codes) => "[" + string.Join(',', codes.Select(c => "\"" + c + "\"")) + "]";
}
