using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Dmn.Reading;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Fuzz;

/// <summary>No text throws, hangs or fills the memory, and both evaluators agree on every text that is accepted.</summary>
/// <remarks>
/// The suite runs a short version; MATCHING_FUZZ_TEXTS and MATCHING_FUZZ_SEED run a longer one or another (CONTRIBUTING.md).
/// A text that takes long once may have met the compiler's or the machine's pause: it counts when it takes long three times.
/// </remarks>
public sealed class FuzzTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("MATCHING_FUZZ_TEXTS") is not null;

    /// <summary>Processor time of reading a text and explaining it. The suite only looks for what does not end; the long version is strict.</summary>
    private static readonly int LongestMilliseconds = IsLong ? 250 : 20_000;

    private const long MostBytes = 128L << 20;

    /// <summary>Live memory before the first text; what later collections find alive beyond it, a text has filled.</summary>
    private static readonly long Before = GC.GetTotalMemory(true);

    private static readonly int Texts = Number("MATCHING_FUZZ_TEXTS", 2000);
    private static readonly int Seed = Number("MATCHING_FUZZ_SEED", 20260101);

    [Test]
    public void Compile_StrictExpressions_AreHarmless() => Fuzz(Dialect.Strict, Texts * 2 / 5, (maker, i) =>
    {
        var text = maker.Expression();
        return (text, () => Both(RuleCompiler.Compile(text, People.Scope), i));
    });

    [Test]
    public void Compile_StandardExpressions_AreHarmless() => Fuzz(Dialect.Standard, Texts * 2 / 5, (maker, i) =>
    {
        var text = maker.Expression();
        return (text, () => Both(RuleCompiler.CompileStandard(text, People.Scope), i));
    });

    [Test]
    public void Compile_StandardUnaryTests_AreHarmless() => Fuzz(Dialect.Standard, Texts / 10, (maker, i) =>
    {
        var text = maker.Tests();
        return (text, () =>
        {
            var rule = StandardTests.Compile(text, FeelType.Any, new DiagnosticBag());
            Agree(rule, [.. Enumerable.Repeat(Value.Of(1m), 4)], i);
        });
    });

    [Test]
    public void Compile_StrictTables_AreHarmless() => Fuzz(Dialect.Strict, Texts / 20, (maker, i) =>
    {
        var policies = Enum.GetValues<HitPolicy>();
        TableRow[] rows = [.. Enumerable.Range(0, 1 + (i % 4)).Select(r => new TableRow([maker.Tests(), maker.Tests()], i % 3 == 0 ? maker.Expression() : $"{r}"))];
        var table = new TableDefinition(policies[i % policies.Length], ["年龄", i % 2 == 0 ? "户籍地" : maker.Expression()], [.. rows]);
        return (string.Join(" / ", rows.SelectMany(r => r.Cells)), () => Both(RuleCompiler.CompileTable(table, People.Scope), i));
    });

    [Test]
    public void Read_Documents_AreHarmless() => Fuzz(Dialect.Standard, Texts / 20, (maker, i) =>
    {
        var text = Document(maker, i);
        return (text, () =>
        {
            var reading = DmnReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "fuzz.dmn");
            if (reading.Model is { } model)
            {
                var compiled = DecisionModel.Compile(model);
                var run = compiled.Run([new DmnInput("x", null, Value.Of(5m))], EvaluationPath.Interpret);
                run.Decision("d");
                run.Decision("t");
            }
        });
    });

    private static void Fuzz(Dialect dialect, int count, Func<TextMaker, int, (string Text, Action Run)> make)
    {
        var maker = new TextMaker(new Random(Seed), dialect);
        var slowest = (Milliseconds: 0.0, Text: "");
        var harmful = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (text, run) = make(maker, i);
            var taken = Taken(run, text, harmful);
            slowest = taken > slowest.Milliseconds ? (taken, text) : slowest;
            if (taken > LongestMilliseconds)
            {
                harmful.Add($"{taken:0} ms: {text}");
            }
        }

        TestContext.Out.WriteLine($"{count} texts, slowest {slowest.Milliseconds:0} ms: {slowest.Text}");
        Assert.That(harmful, Is.Empty);
    }

    /// <summary>Milliseconds of processor time of the fastest of up to three runs.</summary>
    private static double Taken(Action run, string text, List<string> harmful)
    {
        var fastest = double.MaxValue;
        for (var attempt = 0; attempt < 3 && fastest > LongestMilliseconds; attempt++)
        {
            var before = Environment.CpuUsage.TotalTime;
            try
            {
                run();
            }
            catch (Exception thrown) when (thrown is not AssertionException)
            {
                harmful.Add($"{thrown.GetType().Name} {thrown.Message} at {thrown.StackTrace?.Split('\n')[0].Trim()}: {text}");
                return 0;
            }

            fastest = Math.Min(fastest, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            if (GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes > Before + MostBytes)
            {
                harmful.Add($"{GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes >> 20} MiB: {text}");
                return 0;
            }
        }

        return fastest;
    }

    private static void Both(Bound bound, int index)
    {
        if (bound.Expression is null != bound.Diagnostics.Any(d => d.Severity == Severity.Error))
        {
            throw new InvalidOperationException("an expression exactly when there is no error");
        }

        if (bound.Expression is { } rule)
        {
            Agree(rule, Frame(index), index);
        }
    }

    /// <summary>The interpreter always, the compiled code for every fourth text: making it costs most of the time.</summary>
    private static void Agree(RuleExpression rule, Value[] frame, int index)
    {
        var explained = rule.Explain(frame).Value;
        if (index % 4 == 0 && rule.Evaluate(frame) is var evaluated && !Same(evaluated, explained))
        {
            throw new InvalidOperationException($"compiled {evaluated}, interpreted {explained}");
        }
    }

    /// <summary>Functions are the same only as objects, so their text stands for them.</summary>
    private static bool Same(Value a, Value b) => a == b || a.ToString() == b.ToString();

    private static Value[] Frame(int index)
    {
        Value[] known =
        [
            Value.Of(70m), Value.Of("上海"), Value.True, Value.Of([Value.Of("低保"), Value.Of("特困")]), Value.Of(new DateOnly(1955, 2, 28)), Value.Of(new DateOnly(2025, 6, 30)),
            Value.Of(1800m), Value.Of(3m), Value.Of(120000m), Value.Of(2m), Value.Of(new DateOnly(2025, 6, 30)),
        ];
        return [.. known.Select((v, i) => index % 5 == 0 && i % 3 == index % 3 ? default : v)];
    }

    private static string Document(TextMaker maker, int index)
    {
        static string Xml(string text) => System.Security.SecurityElement.Escape(new string([.. text.Where(c => c >= ' ' && !char.IsSurrogate(c))]));
        var document = $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:fuzz">
              <inputData id="x" name="x"><variable name="x"/></inputData>
              <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#x"/></informationRequirement>
                <literalExpression><text>{Xml(maker.Expression())}</text></literalExpression></decision>
              <decision id="t" name="t"><variable name="t"/><informationRequirement><requiredInput href="#x"/></informationRequirement><informationRequirement><requiredDecision href="#d"/></informationRequirement>
                <decisionTable hitPolicy="{(index % 2 == 0 ? "UNIQUE" : "COLLECT")}"><input><inputExpression><text>x</text></inputExpression></input><output name="r"/>
                  <rule><inputEntry><text>{Xml(maker.Tests())}</text></inputEntry><outputEntry><text>{Xml(maker.Expression())}</text></outputEntry></rule>
                  <rule><inputEntry><text>{Xml(maker.Tests())}</text></inputEntry><outputEntry><text>d</text></outputEntry></rule></decisionTable></decision>
            </definitions>
            """;
        return index % 3 == 0 ? maker.Spoilt(document) : document;
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
