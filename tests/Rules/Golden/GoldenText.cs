using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Tests.Golden;

/// <summary>One approved text: its input, and what an author reads about it.</summary>
/// <param name="Title">What the text shows.</param>
/// <param name="Input">The text or table; an input in double braces stands for one that is too large to write down.</param>
/// <param name="Approved">The approved rendering.</param>
internal sealed record GoldenText(string Title, string Input, string Approved)
{
    private static readonly Scope Scope = People.Scope.With([new Symbol("补贴额", FeelType.Number, 11, "元"), new Symbol("待遇月数", FeelType.Number, 12, "月")]);

    /// <summary>Reads a file of approved texts.</summary>
    public static IEnumerable<GoldenText> Read(string file) =>
        File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(part =>
        {
            var lines = part.TrimEnd('\n').Split('\n');
            var input = lines.Skip(1).TakeWhile(l => !l.StartsWith("=> ", StringComparison.Ordinal)).ToArray();
            return new GoldenText(lines[0], string.Join('\n', input).TrimEnd('\n'), string.Join('\n', lines.Skip(1 + input.Length)).TrimEnd('\n'));
        });

    /// <summary>Everything that is found, the way an author reads it.</summary>
    public string Render()
    {
        var (text, found) = Diagnose();
        var shown = new StringBuilder();
        foreach (var d in found)
        {
            shown.Append($"=> {d.Code} {d.Severity} at {d.Span.Start}..{d.Span.End}\n");
            shown.Append(Caret(text, d.Span));
            shown.Append($"   zh what  {d.What.Zh}\n      why   {d.Why.Zh}\n      mend  {d.Mend.Zh}\n");
            shown.Append($"   en what  {d.What.En}\n      why   {d.Why.En}\n      mend  {d.Mend.En}\n");
        }

        return found.Count == 0 ? "=> nothing to say" : shown.ToString().TrimEnd('\n');
    }

    /// <summary>The codes that are found.</summary>
    public IEnumerable<string> Codes() => Diagnose().Found.Select(d => d.Code);

    private (string Text, IReadOnlyList<Diagnostic> Found) Diagnose()
    {
        switch (Input)
        {
            case "{{65537 blanks}}":
                return ("", RuleCompiler.Compile(new string(' ', 65536) + "1", Scope).Diagnostics);
            case "{{70 brackets}}":
                return ("", RuleCompiler.Compile(new string('(', 70) + "1" + new string(')', 70), Scope).Diagnostics);
            case "{{5001 rows}}":
                return ("", RuleCompiler.CompileTable(new(HitPolicy.First, ["年龄"], [.. Enumerable.Repeat(new TableRow(["-"], "1"), 5001)]), Scope).Diagnostics);
            case "{{hard table}}":
                var table = RuleCompiler.CompileTable(new(HitPolicy.First, ["年龄"], [.. Enumerable.Range(0, 50).Select(i => new TableRow([$"{i}"], "1"))]), Scope);
                var bag = new DiagnosticBag();
                TableCheck.Check((BoundTable)((CompiledRule)table.Expression!).Root, [], bag, steps: 1);
                return ("", bag.ToImmutable());
            default:
                return Input.Split(' ')[0] is "U" or "F" or "A" or "C" or "C+" && Input.Contains(" | ", StringComparison.Ordinal)
                    ? (Input, RuleCompiler.CompileTable(Table(Input), Scope, FeelTypeOf(Input)).Diagnostics)
                    : (Input, RuleCompiler.Compile(Input, Scope, FeelType.Boolean).Diagnostics);
        }
    }

    private static FeelType? FeelTypeOf(string table) => table.StartsWith("C+", StringComparison.Ordinal) ? null : FeelType.Number;

    private static TableDefinition Table(string input)
    {
        var lines = input.Split('\n');
        var head = lines[0].Split(" | ");
        var policy = head[0] switch { "U" => HitPolicy.Unique, "F" => HitPolicy.First, "A" => HitPolicy.Any, "C" => HitPolicy.Collect, _ => HitPolicy.CollectSum };
        var rows = lines.Skip(1).Select(l => l.Split(" | ")).Select(c => new TableRow([.. c[..^1].Select(x => x.Trim())], c[^1]));
        return new TableDefinition(policy, [.. head[1].Split(", ")], [.. rows]);
    }

    /// <summary>The line that a finding is about and a line that points at it; a wide character takes two columns.</summary>
    private static string Caret(string text, SourceSpan span)
    {
        if (span.Start > text.Length || span.Length == 0 && span.Start == 0)
        {
            return "";
        }

        var start = text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1;
        var end = text.IndexOf('\n', span.Start) is var next && next < 0 ? text.Length : next;
        var marked = Math.Max(1, Width(text[span.Start..Math.Min(end, Math.Max(span.Start, span.End))]));
        return $"   {text[start..end]}\n   {new string(' ', Width(text[start..span.Start]))}{new string('^', marked)}\n";
    }

    private static int Width(string text) => text.Sum(c => c >= 0x1100 ? 2 : 1);
}
