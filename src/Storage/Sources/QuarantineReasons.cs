using System.Collections.Frozen;
using Matching.Engine.Identifiers;
using Matching.Rules;

namespace Matching.Storage.Sources;

/// <summary>Why rows are set aside: stable codes and their texts. No text holds a value of the row.</summary>
public static class QuarantineReasons
{
    /// <summary>The line is longer than the bound.</summary>
    public const string LineTooLong = "line-too-long";

    /// <summary>The line holds bytes that are not UTF-8.</summary>
    public const string BadEncoding = "bad-encoding";

    /// <summary>The line holds a control character.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>The line is not a csv row or a JSON object.</summary>
    public const string MalformedRow = "malformed-row";

    /// <summary>The csv row has more or fewer fields than the header.</summary>
    public const string FieldCount = "field-count";

    /// <summary>A JSON property that the source does not have.</summary>
    public const string UnknownColumn = "unknown-column";

    /// <summary>A JSON property that occurs twice.</summary>
    public const string DuplicateColumn = "duplicate-column";

    /// <summary>A cell is longer than the bound.</summary>
    public const string FieldTooLong = "field-too-long";

    /// <summary>The key is empty.</summary>
    public const string MissingKey = "missing-key";

    /// <summary>The link of a household or child is empty.</summary>
    public const string MissingLink = "missing-link";

    /// <summary>The citizen that the row hangs on is not known.</summary>
    public const string OrphanLink = "orphan-link";

    /// <summary>An identifier has a wrong number of characters.</summary>
    public const string IdentifierLength = "identifier-length";

    /// <summary>An identifier has a character that it cannot have.</summary>
    public const string IdentifierCharacter = "identifier-character";

    /// <summary>The check digit of an identifier is wrong.</summary>
    public const string IdentifierCheckDigit = "identifier-check-digit";

    /// <summary>The date in an identity number does not exist.</summary>
    public const string IdentifierImpossibleDate = "identifier-impossible-date";

    /// <summary>The date in an identity number lies in the future.</summary>
    public const string IdentifierFutureDate = "identifier-future-date";

    /// <summary>Not a number.</summary>
    public const string BadNumber = "bad-number";

    /// <summary>More decimal places than the tag's type keeps.</summary>
    public const string TooManyDecimals = "too-many-decimals";

    /// <summary>A number beyond ±10^12.</summary>
    public const string NumberTooLarge = "number-too-large";

    /// <summary>Not a date that exists, written YYYY-MM-DD.</summary>
    public const string BadDate = "bad-date";

    /// <summary>Not true or false.</summary>
    public const string BadBoolean = "bad-boolean";

    /// <summary>A code outside the closed set of the tag.</summary>
    public const string OutsideSet = "outside-set";

    /// <summary>Not a list of strings.</summary>
    public const string BadList = "bad-list";

    /// <summary>The as-of date lies after the business date.</summary>
    public const string FutureAsOf = "future-as-of";

    /// <summary>Two rows of the same date say different things about the same unit.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>The row states no payee account: account number and bank are both empty.</summary>
    public const string AccountMissing = "account-missing";

    /// <summary>A part of the payee account is empty or cannot be an account.</summary>
    public const string BadAccount = "bad-account";

    /// <summary>The text of a reason.</summary>
    /// <param name="code">The code.</param>
    /// <param name="column">The column at fault, or null for the whole row.</param>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static LocalizedText TextOf(string code, string? column)
    {
        var text = Texts.GetValueOrDefault(code) ?? throw new ArgumentException($"there is no reason '{code}'", nameof(code));
        return column is null ? text : new LocalizedText($"列“{column}”：{text.Zh}", $"column '{column}': {text.En}");
    }

    /// <summary>The reason that a fault of an identifier stands for.</summary>
    internal static string OfIdentifier(string fault) => fault switch
    {
        IdentifierFaults.Length => IdentifierLength,
        IdentifierFaults.Character => IdentifierCharacter,
        IdentifierFaults.CheckDigit => IdentifierCheckDigit,
        IdentifierFaults.ImpossibleDate => IdentifierImpossibleDate,
        IdentifierFaults.FutureDate => IdentifierFutureDate,
        _ => throw new ArgumentException($"there is no identifier fault '{fault}'", nameof(fault)),
    };

    private static readonly FrozenDictionary<string, LocalizedText> Texts = new (string Code, LocalizedText Text)[]
    {
        (LineTooLong, new("行过长", "the line is too long")),
        (BadEncoding, new("含有非 UTF-8 字节", "it holds bytes that are not UTF-8")),
        (ControlCharacter, new("含有控制字符", "it holds a control character")),
        (MalformedRow, new("行的格式错误", "the line is not a well-formed row")),
        (FieldCount, new("字段数与标题行不符", "the number of fields differs from the header")),
        (UnknownColumn, new("数据源没有这一列", "the source has no such column")),
        (DuplicateColumn, new("同一列出现两次", "the column occurs twice")),
        (FieldTooLong, new("内容过长", "the content is too long")),
        (MissingKey, new("缺少标识", "the key is missing")),
        (MissingLink, new("缺少所属个人", "the citizen that it hangs on is missing")),
        (OrphanLink, new("所属个人不存在", "the citizen that it hangs on is not known")),
        (IdentifierLength, new("号码位数错误", "the identifier has a wrong length")),
        (IdentifierCharacter, new("号码含有不允许的字符", "the identifier has a character that it cannot have")),
        (IdentifierCheckDigit, new("号码校验位错误", "the check digit of the identifier is wrong")),
        (IdentifierImpossibleDate, new("号码中的日期不存在", "the date in the identifier does not exist")),
        (IdentifierFutureDate, new("号码中的日期在将来", "the date in the identifier lies in the future")),
        (BadNumber, new("不是数字", "it is not a number")),
        (TooManyDecimals, new("小数位过多", "it has too many decimal places")),
        (NumberTooLarge, new("数字过大", "the number is too large")),
        (BadDate, new("不是存在的日期（YYYY-MM-DD）", "it is not a date that exists (YYYY-MM-DD)")),
        (BadBoolean, new("不是 true 或 false", "it is neither true nor false")),
        (OutsideSet, new("代码不在取值范围内", "the code is outside its set")),
        (BadList, new("不是字符串列表", "it is not a list of strings")),
        (FutureAsOf, new("数据日期晚于业务日期", "the as-of date lies after the business date")),
        (Contradiction, new("同一对象同一日期的两行相互矛盾", "two rows of the same date contradict each other about the same unit")),
        (AccountMissing, new("没有收款账户", "it states no payee account")),
        (BadAccount, new("收款账户不完整或不可能存在", "the payee account is incomplete or cannot exist")),
    }.ToFrozenDictionary(t => t.Code, t => t.Text, StringComparer.Ordinal);
}
