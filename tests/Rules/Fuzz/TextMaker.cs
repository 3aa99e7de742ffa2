using Matching.Rules.Binding;
using Matching.Rules.Functions;

namespace Matching.Rules.Tests.Fuzz;

/// <summary>Makes texts of the language at random: by its grammar, and spoilt.</summary>
internal sealed class TextMaker(Random random, Dialect dialect)
{
    private static readonly string[] Leaves =
    [
        "年龄", "户籍地", "救助身份", "出生日期", "残疾人证有效", "家庭人均月收入", "x", "item", "?", "0", "1", "-2.5", "9999999999999999999999999999", "0.0000001", "true", "false", "null",
        "\"上海\"", "\"\"", "\"a\\nb\"", "\"😀\"", "@\"2024-02-29\"", "@\"P1Y\"", "@\"PT1H\"", "@\"-999999999-01-01\"", "@\"10:00:00+01:00\"", "@\"2024-02-29T10:00:00@Asia/Shanghai\"", "[]", "{}",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or"];

    private static readonly string[] Shreds =
    [
        "(", ")", "[", "]", "{", "}", ",", "，", "＞", "“", "\"", "..", ".", "**", "/*", "//", "@", "\\", "\n", "　", "\ud83d", "if ", "then ", " else ", "for ", " in ", "some ", "satisfies ", "function(", "instance of ", "not(", " between ", "e", "1e400", "null", "😀", "\u0000",
    ];

    private readonly string[] functions = [.. FunctionTable.Names(dialect).Order(StringComparer.Ordinal)];

    /// <summary>An expression; one in three is spoilt.</summary>
    public string Expression() => random.Next(3) == 0 ? Spoilt(Expression(4)) : Expression(4);

    /// <summary>Unary tests; one in three is spoilt.</summary>
    public string Tests()
    {
        var tests = random.Next(7) switch
        {
            0 => "-",
            1 => $"not({Expression(1)})",
            2 => $"{Pick("<", "<=", ">", ">=", "=", "!=")} {Expression(1)}",
            3 => $"{Pick("[", "(", "]")}{Expression(1)}..{Expression(1)}{Pick("]", ")", "[")}",
            4 => $">{Expression(0)}, <{Expression(0)}",
            5 => $"? {Pick(Operators)} {Expression(1)}",
            _ => Expression(2),
        };
        return random.Next(3) == 0 ? Spoilt(tests) : tests;
    }

    /// <summary>A text with pieces removed, doubled or put in.</summary>
    public string Spoilt(string text)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(12, text.Length - at + 1));
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                _ => text.Insert(at, Pick(Shreds)),
            };
        }

        return text;
    }

    private string Expression(int depth) => depth == 0 ? Pick(Leaves) : random.Next(15) switch
    {
        0 or 1 or 2 => $"({Expression(depth - 1)} {Pick(Operators)} {Expression(depth - 1)})",
        3 => $"if {Expression(depth - 1)} then {Expression(depth - 1)} else {Expression(depth - 1)}",
        4 => $"(for x in {Expression(depth - 1)} return {Expression(depth - 1)})",
        5 => $"(for x in {random.Next(-5, 50)}..{Pick("3", "3", "4", "100", "100", "年龄", "年龄", random.Next(4) == 0 ? "100000" : "60")} return {Expression(depth - 1)})",
        6 => $"({Pick("some", "every")} x in {Expression(depth - 1)} satisfies {Expression(depth - 1)})",
        7 => $"[{Expression(depth - 1)}, {Expression(depth - 1)}]",
        8 => $"{{a: {Expression(depth - 1)}, b: {Expression(depth - 1)}}}.{Pick("a", "b", "c")}",
        9 => $"{Expression(depth - 1)}[{Expression(depth - 1)}]",
        10 => $"({Expression(depth - 1)} in {Pick("[", "(")}{Expression(0)}..{Expression(0)}{Pick("]", ")")})",
        11 => $"({Expression(depth - 1)} between {Expression(0)} and {Expression(0)})",
        12 => dialect == Dialect.Standard ? $"(function(x) {Expression(depth - 1)})({Expression(depth - 1)})" : $"not({Expression(depth - 1)})",
        _ => $"{Pick(functions)}({string.Join(", ", Enumerable.Range(0, random.Next(5)).Select(_ => Expression(depth - 1)))})",
    };

    private string Pick(params string[] words) => words[random.Next(words.Length)];
}
