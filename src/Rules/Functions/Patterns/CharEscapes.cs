using System.Collections.Frozen;
using System.Globalization;

namespace Matching.Rules.Functions.Patterns;

/// <summary>What a backslash means in a regular expression (XML Schema, part 2, appendix F).</summary>
internal static class CharEscapes
{
    private const string Plain = "\\|.?*+(){}-[]^$";

    private static readonly FrozenDictionary<string, int> Categories = new[]
    {
        ("Lu", UnicodeCategory.UppercaseLetter), ("Ll", UnicodeCategory.LowercaseLetter), ("Lt", UnicodeCategory.TitlecaseLetter),
        ("Lm", UnicodeCategory.ModifierLetter), ("Lo", UnicodeCategory.OtherLetter), ("Mn", UnicodeCategory.NonSpacingMark),
        ("Mc", UnicodeCategory.SpacingCombiningMark), ("Me", UnicodeCategory.EnclosingMark), ("Nd", UnicodeCategory.DecimalDigitNumber),
        ("Nl", UnicodeCategory.LetterNumber), ("No", UnicodeCategory.OtherNumber), ("Pc", UnicodeCategory.ConnectorPunctuation),
        ("Pd", UnicodeCategory.DashPunctuation), ("Ps", UnicodeCategory.OpenPunctuation), ("Pe", UnicodeCategory.ClosePunctuation),
        ("Pi", UnicodeCategory.InitialQuotePunctuation), ("Pf", UnicodeCategory.FinalQuotePunctuation), ("Po", UnicodeCategory.OtherPunctuation),
        ("Zs", UnicodeCategory.SpaceSeparator), ("Zl", UnicodeCategory.LineSeparator), ("Zp", UnicodeCategory.ParagraphSeparator),
        ("Sm", UnicodeCategory.MathSymbol), ("Sc", UnicodeCategory.CurrencySymbol), ("Sk", UnicodeCategory.ModifierSymbol),
        ("So", UnicodeCategory.OtherSymbol), ("Cc", UnicodeCategory.Control), ("Cf", UnicodeCategory.Format),
        ("Co", UnicodeCategory.PrivateUse), ("Cn", UnicodeCategory.OtherNotAssigned),
    }.SelectMany(c => new[] { c, (c.Item1[..1], c.Item2) })
        .GroupBy(c => c.Item1, c => c.Item2, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(0, (bits, category) => bits | (1 << (int)category)), StringComparer.Ordinal);

    private static readonly CharSet Digit = new CharCategory(Categories["Nd"]);
    private static readonly CharSet Space = new CharTest(c => c is '\t' or '\n' or '\r' or ' ');
    private static readonly CharSet NotWord = new CharCategory(Categories["P"] | Categories["Z"] | Categories["C"]);
    private static readonly CharSet NameStart = new CharTest(IsNameStart);
    private static readonly CharSet Name = new CharTest(c => IsNameStart(c) || c is '-' or '.' or (>= '0' and <= '9') or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040);

    /// <summary>The character that an escape of one character stands for, or null.</summary>
    public static int? Single(int escaped) => escaped switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        <= 0x7F when Plain.Contains((char)escaped, StringComparison.Ordinal) => escaped,
        _ => null,
    };

    /// <summary>The set that an escape stands for, or null.</summary>
    public static CharSet? Set(int escaped) => escaped switch
    {
        'd' => Digit,
        'D' => new CharComplement(Digit),
        's' => Space,
        'S' => new CharComplement(Space),
        'w' => new CharComplement(NotWord),
        'W' => NotWord,
        'i' => NameStart,
        'I' => new CharComplement(NameStart),
        'c' => Name,
        'C' => new CharComplement(Name),
        _ => null,
    };

    /// <summary>The set that a property stands for: a category such as <c>Lu</c>, or <c>Is</c> and the name of a block; null when there is none.</summary>
    public static CharSet? Property(string name) => name.StartsWith("Is", StringComparison.Ordinal)
        ? CharBlocks.Find(name[2..]) is { } block ? new CharTest(c => c >= block.First && c <= block.Last) : null
        : Categories.TryGetValue(name, out var categories) ? new CharCategory(categories) : null;

    /// <summary>Whether a character can begin a name of XML.</summary>
    private static bool IsNameStart(int c) => c is ':' or '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
        or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);
}
