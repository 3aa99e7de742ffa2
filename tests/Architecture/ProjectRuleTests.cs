namespace Matching.Architecture.Tests;

public sealed class ProjectRuleTests
{
    [Test]
    public void Projects_OfSrc_KeepTheArrowsAndPackages()
    {
        var broken = Repository.Projects.Where(p => p.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(p => ProjectRules.Broken(p, File.ReadAllText(Path.Combine(Repository.Root, p))));

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Projects_OfSrc_AreTheRoomsOfTheHouse()
    {
        var rooms = Repository.Projects.Where(p => p.StartsWith("src/", StringComparison.Ordinal)).Select(p => p.Split('/')[1]);

        Assert.That(rooms.Order(StringComparer.Ordinal), Is.EqualTo(House.Rooms.Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Projects_Anywhere_LieInNoOtherProjectsFolder()
    {
        Assert.That(ProjectRules.Nested(Repository.Projects), Is.Empty);
        Assert.That(Repository.Projects, Has.Count.GreaterThan(10));
    }

    [Test]
    public void Projects_All_AreInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Matching.sln")).Replace('\\', '/');

        Assert.That(Repository.Projects.Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)), Is.EqualTo(Repository.Projects.Where(ProjectRules.IsOfNRules)));
        Assert.That(Repository.Projects.Count(ProjectRules.IsOfNRules), Is.EqualTo(2));
    }

    [Test]
    public void Projects_All_RestoreNoNRulesByDefault()
    {
        Assert.That(Repository.Projects.SelectMany(p => ProjectRules.RestoresNRules(p, File.ReadAllText(Path.Combine(Repository.Root, p)))), Is.Empty);
    }

    [TestCase("src/Api/Api.csproj", "<ProjectReference Include=\"..\\Engine.NRules\\Engine.NRules.csproj\" />", "..\\Engine.NRules\\Engine.NRules.csproj")]
    [TestCase("src/Engine.NRules/Engine.NRules.csproj", "<PackageReference Include=\"NRules.Runtime\" />", "NRules.Runtime")]
    public void RestoresNRules_WithoutTheCondition_IsNamed(string path, string reference, string expected)
    {
        Assert.That(ProjectRules.RestoresNRules(path, $"<Project><ItemGroup>{reference}</ItemGroup></Project>").Single(), Does.StartWith($"{path}: {expected} is restored by default"));
        Assert.That(ProjectRules.RestoresNRules(path, $"<Project><ItemGroup Condition=\"'$(NRules)' == 'true'\">{reference}</ItemGroup></Project>"), Is.Empty);
    }

    [TestCase("src/Rules/Rules.csproj", "../Engine/Engine.csproj", "Rules must not reference Engine")]
    [TestCase("src/Engine/Engine.csproj", "..\\Storage\\Storage.csproj", "Engine must not reference Storage")]
    [TestCase("src/Delivery/Delivery.csproj", "../Synthetic/Synthetic.csproj", "Delivery must not reference Synthetic")]
    [TestCase("src/Storage/Storage.csproj", "../Api/Api.csproj", "Storage must not reference Api")]
    [TestCase("src/Scoring/Scoring.csproj", "../Synthetic/Synthetic.csproj", "Scoring must not reference Synthetic")]
    [TestCase("src/Engine/Engine.csproj", "../Scoring/Scoring.csproj", "Engine must not reference Scoring")]
    [TestCase("src/Engine/Engine.csproj", "../Engine.NRules/Engine.NRules.csproj", "Engine must not reference Engine.NRules")]
    [TestCase("src/Engine.NRules/Engine.NRules.csproj", "../Storage/Storage.csproj", "Engine.NRules must not reference Storage")]
    public void Broken_ReferenceAgainstAnArrow_IsNamed(string path, string reference, string expected)
    {
        var text = $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>";

        Assert.That(ProjectRules.Broken(path, text), Is.EqualTo(new[] { $"{path}: {expected}" }));
    }

    [TestCase("src/Engine/Engine.csproj", "Dapper")]
    [TestCase("src/Rules/Rules.csproj", "Npgsql")]
    [TestCase("src/Storage/Storage.csproj", "Spectre.Console")]
    [TestCase("src/Engine/Engine.csproj", "NRules.Runtime")]
    public void Broken_PackageThatTheRoomMustNotKnow_IsNamed(string path, string package)
    {
        var text = $"<Project><ItemGroup><PackageReference Include=\"{package}\" /></ItemGroup></Project>";

        Assert.That(ProjectRules.Broken(path, text).Single(), Does.EndWith($"must not know the package {package}"));
    }

    [Test]
    public void Broken_UnknownRoom_IsNamed()
    {
        Assert.That(ProjectRules.Broken("src/Attic/Attic.csproj", "<Project />").Single(), Does.Contain("no room 'Attic'"));
    }

    [Test]
    public void Nested_ProjectInsideAnother_IsNamed()
    {
        Assert.That(
            ProjectRules.Nested(["src/Engine/Engine.csproj", "src/Engine/Inner/Inner.csproj", "src/Engine.NRules/Engine.NRules.csproj"]),
            Is.EqualTo(new[] { "src/Engine/Inner/Inner.csproj lies inside the folder of src/Engine/Engine.csproj" }));
    }
}
