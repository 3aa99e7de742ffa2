using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Matching.Rules.Binding;

namespace Matching.Benchmarks.Language;

/// <summary>One rule, timed in every way.</summary>
internal sealed class RuleMeasurement(EligibilityCase rule, FeelinProcess? feelin, int rounds, double milliseconds)
{
    public const string Parse = "parse";
    public const string Bind = "parse and bind";
    public const string Interpreted = "interpreted";
    public const string Compiled = "compiled";
    public const string FromText = "feelin, parse and evaluate";
    public const string FromParsed = "feelin, evaluate parsed";

    private readonly Dictionary<string, List<Round>> measured = [];
    private Round firstUse = new(1, 0, 0, 0, 0);
    private string result = "";

    /// <summary>Name of the rule.</summary>
    public string Name => rule.Name;

    /// <summary>The median round of one way.</summary>
    public Round Round(string way) => Timing.Median(measured[way]);

    /// <summary>Time of one way divided by that of compiled evaluation, the median over paired rounds.</summary>
    public double RatioOf(string way) => Timing.Median(measured[way].Zip(measured[Compiled], (a, b) => a.Each / b.Each));

    /// <summary>Checks the answers and takes the times.</summary>
    public void Measure()
    {
        firstUse = FirstUse();
        var expression = rule.Compile();
        result = Checked(expression);
        var ways = new List<(string Way, Func<double, Round> Run)>
        {
            (Parse, ms => Timing.Run(ms, 16, _ => RuleReading.Parse(rule))),
            (Bind, ms => Timing.Run(ms, 16, _ => rule.Compile())),
            (Interpreted, ms => Timing.Run(ms, 64, i => expression.Explain(rule.Frames[i % 8]))),
            (Compiled, ms => Timing.Run(ms, 1024, i => expression.Evaluate(rule.Frames[i % 8]))),
        };
        if (feelin is not null)
        {
            ways.Add((FromText, ms => feelin.Run(rule, "text", ms)));
            ways.Add((FromParsed, ms => feelin.Run(rule, "parsed", ms)));
        }

        foreach (var (way, run) in ways)
        {
            run(milliseconds * 3);
            measured[way] = [];
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (way, run) in ways)
            {
                measured[way].Add(run(milliseconds));
            }
        }
    }

    /// <summary>The rows of the rule.</summary>
    public IEnumerable<Row> Rows(string suite, string reason)
    {
        yield return Row(suite, "first use", firstUse, result);
        foreach (var way in measured.Keys)
        {
            var row = Row(suite, way, Round(way), result);
            yield return way == Compiled ? row : row with { RatioOf = $"{rule.Name}: {Compiled}", Ratio = RatioOf(way) };
        }

        if (feelin is null)
        {
            yield return Row(suite, FromText, new Round(0, 0, 0, 0, 0), "! " + reason);
        }
    }

    private Row Row(string suite, string way, Round round, string answer) => new(
        suite, $"{rule.Name}: {way}", round.Evaluations, 1, round.Seconds, round.Cpu, round.PeakMb, answer, AllocatedBytes: way.StartsWith("feelin", StringComparison.Ordinal) ? null : round.Bytes);

    /// <summary>From the text to the first answer, with the compilation to machine code.</summary>
    private Round FirstUse()
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        rule.Compile().Evaluate(rule.Frames[0]);
        var seconds = clock.Elapsed.TotalSeconds;
        return new Round(1, seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, Timing.PeakMb(), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    /// <summary>The answers of all people, once all ways agree on them.</summary>
    private string Checked(RuleExpression expression)
    {
        var compiled = rule.Frames.Select(f => expression.Evaluate(f).ToString()).ToArray();
        var interpreted = rule.Frames.Select(f => expression.Explain(f).Value.ToString()).ToArray();
        var (text, parsed) = feelin?.Load(rule) ?? (compiled, compiled);
        var agree = new[] { interpreted, text, parsed }.All(compiled.SequenceEqual);
        var answers = string.Join(',', compiled);
        return agree ? $"{answers} {Hash(answers)}" : $"!! answers differ: compiled {answers}; interpreted {string.Join(',', interpreted)}; feelin {string.Join(',', text)}";
    }

    private static string Hash(string answers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answers)))[..8];
}
