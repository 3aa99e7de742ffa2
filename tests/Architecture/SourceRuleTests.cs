namespace Matching.Architecture.Tests;

/// <summary>The house keeps each rule; and each rule finds its own breach, so none of these tests passes by looking away.</summary>
public sealed class SourceRuleTests
{
    /// <summary>Places that may break a rule, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["src/Engine/Ports/IMatchScorer.cs: double: no floating point near a decision"] = "a score is a probability that decides nothing",
    };

    private static readonly Dictionary<string, Func<SourceFile, IEnumerable<Finding>>> Rules = new(StringComparer.Ordinal)
    {
        ["Arrows"] = SourceRules.Arrows,
        ["Purity"] = SourceRules.Purity,
        ["Clock"] = SourceRules.Clock,
        ["Waits"] = SourceRules.Waits,
        ["FloatingPoint"] = SourceRules.FloatingPoint,
        ["Xml"] = SourceRules.Xml,
        ["Mutability"] = SourceRules.Mutability,
        ["StaticState"] = SourceRules.StaticState,
        ["Names"] = SourceRules.Names,
        ["Namespaces"] = SourceRules.Namespaces,
        ["Unfinished"] = SourceRules.Unfinished,
    };

    [TestCaseSource(nameof(RuleNames))]
    public void Sources_Rule_IsKept(string rule)
    {
        var findings = Repository.Sources.SelectMany(Rules[rule]).Where(f => !Exceptions.ContainsKey($"{f.Path}: {f.What}"));

        Assert.That(findings.Select(f => f.ToString()), Is.Empty);
    }

    [Test]
    public void Sources_Found_LieInRoomsOfTheHouse()
    {
        Assert.That(Repository.Sources.Select(s => s.Room).Distinct(), Is.SubsetOf(House.Rooms));
        Assert.That(Repository.Sources, Has.Count.GreaterThan(100));
    }

    [TestCase("Arrows", "Rules", "using Matching.Engine.Tags; namespace Matching.Rules;")]
    [TestCase("Arrows", "Engine", "using Matching.Storage; namespace Matching.Engine;")]
    [TestCase("Arrows", "Delivery", "namespace Matching.Delivery; class A { object x = new Matching.Storage.Database(); }")]
    [TestCase("Arrows", "Storage", "namespace Matching.Storage; class A { int x = Matching.Api.Program.Main(); }")]
    [TestCase("Arrows", "Synthetic", "using Matching.Delivery.Rails;")]
    [TestCase("Arrows", "Engine", "using Matching.Engine.NRules; namespace Matching.Engine;")]
    [TestCase("Arrows", "Engine.NRules", "using Matching.Storage; namespace Matching.Engine.NRules;")]
    [TestCase("Purity", "Rules", "using System.Data.Common;")]
    [TestCase("Purity", "Engine", "using Dapper;")]
    [TestCase("Purity", "Engine", "using System.Net.Http;")]
    [TestCase("Clock", "Engine", "class A { object x = System.DateTime.Now; }")]
    [TestCase("Clock", "Storage", "class A { object x = DateTime.UtcNow; }")]
    [TestCase("Clock", "Delivery", "class A { object x = DateTime.Today.AddDays(1); }")]
    [TestCase("Clock", "Delivery", "class A { object x = $\"{DateTimeOffset.UtcNow}\"; }")]
    [TestCase("Clock", "Synthetic", "class A { object x = new Random(1); }")]
    [TestCase("Clock", "Synthetic", "class A { int x = Random.Shared.Next(); }")]
    [TestCase("Clock", "Storage", "class A { object x = Guid.NewGuid(); }")]
    [TestCase("Clock", "Engine", "class A { object x = TimeProvider.System; }")]
    [TestCase("Waits", "Delivery", "class A { void M() { System.Threading.Thread.Sleep(1); } }")]
    [TestCase("FloatingPoint", "Rules", "class A { public double X { get; } }")]
    [TestCase("FloatingPoint", "Engine", "class A { private void M(float x) { } }")]
    [TestCase("FloatingPoint", "Engine", "class A { decimal x = (decimal)0.5; }")]
    [TestCase("FloatingPoint", "Delivery", "class A { object x = Double.Parse(\"1\"); }")]
    [TestCase("Xml", "Delivery", "class A { object x = new XmlDocument(); }")]
    [TestCase("Xml", "Delivery", "class A { object x = XDocument.Load(\"a.xml\"); }")]
    [TestCase("Mutability", "Rules", "public record A { public int X { get; set; } }")]
    [TestCase("Mutability", "Engine", "public class A { public int X; }")]
    [TestCase("StaticState", "Storage", "class A { private static int count; }")]
    [TestCase("StaticState", "Api", "class A { static int Count { get; set; } }")]
    [TestCase("Names", "Engine", "class RunManager { }")]
    [TestCase("Names", "Storage", "static class SqlHelper { }")]
    [TestCase("Names", "Api", "record struct DateUtil;")]
    [TestCase("Namespaces", "Engine", "namespace Matching.Engine.Tags; public class A { }")]
    [TestCase("Namespaces", "Engine", "class A { }")]
    [TestCase("Unfinished", "Api", "class A { void M() { try { M(); } catch { } } }")]
    [TestCase("Unfinished", "Engine", "class A { void M() => throw new NotImplementedException(); }")]
    public void Rule_OnABreach_FindsItOnce(string rule, string room, string text)
    {
        var findings = Rules[rule](SourceFile.Parse($"src/{room}/Runs/Bad.cs", text)).ToArray();

        Assert.That(findings, Has.Length.EqualTo(1));
        Assert.That(findings[0].ToString(), Does.StartWith($"src/{room}/Runs/Bad.cs:1: "));
    }

    [TestCase("Arrows", "Engine", "using Matching.Rules.Packs; namespace Matching.Engine.Runs;")]
    [TestCase("Arrows", "Api", "using Matching.Storage; using Matching.Synthetic;")]
    [TestCase("Arrows", "Api", "using Matching.Engine.NRules;")]
    [TestCase("Purity", "Storage", "using Dapper;")]
    [TestCase("Clock", "Engine", "class A { /* DateTime.Now */ string x = \"DateTime.Now\"; object y = clock.GetUtcNow(); }")]
    [TestCase("Clock", "Api", "class A { object x = TimeProvider.System; }")]
    [TestCase("FloatingPoint", "Engine", "class A { decimal x = 0.5m; string s = \"double\"; /// double entry\n }")]
    [TestCase("FloatingPoint", "Synthetic", "class A { double x; }")]
    [TestCase("Xml", "Delivery", "class A { object x = XDocument.Load(reader); }")]
    [TestCase("Mutability", "Rules", "public record A { public int X { get; init; } public int Y { get; private set; } }")]
    [TestCase("StaticState", "Storage", "class A { private static readonly int Count = 1; const int B = 2; }")]
    [TestCase("Names", "Engine", "class Managers { }")]
    [TestCase("Namespaces", "Engine", "namespace Matching.Engine.Runs; public class A { class B { } }")]
    [TestCase("Unfinished", "Api", "class A { void M() { try { M(); } catch { throw; } } }")]
    public void Rule_OnGoodCode_FindsNothing(string rule, string room, string text)
    {
        Assert.That(Rules[rule](SourceFile.Parse($"src/{room}/Runs/Good.cs", text)), Is.Empty);
    }

    [Test]
    public void Exceptions_Listed_AreStillNeeded()
    {
        var findings = Rules.Values.SelectMany(rule => Repository.Sources.SelectMany(rule)).Select(f => $"{f.Path}: {f.What}").ToHashSet(StringComparer.Ordinal);

        Assert.That(Exceptions.Keys.Where(e => !findings.Contains(e)), Is.Empty);
    }

    private static IEnumerable<string> RuleNames() => Rules.Keys;
}
