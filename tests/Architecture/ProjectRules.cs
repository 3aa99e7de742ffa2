using System.Xml.Linq;

namespace Matching.Architecture.Tests;

/// <summary>Rules over project files.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> ForbiddenPackages = new(StringComparer.Ordinal)
    {
        ["Rules"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "Parquet.Net", "Sylvan.", "System.CommandLine", "Spectre.", "Quartz", "Hangfire", "Microsoft.ML", "Microsoft.AspNetCore"],
        ["Engine"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "Parquet.Net", "Sylvan.", "System.CommandLine", "Spectre.", "Quartz", "Hangfire", "Microsoft.ML", "Microsoft.AspNetCore"],
        ["Delivery"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "System.CommandLine", "Spectre."],
        ["Synthetic"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "System.CommandLine", "Spectre."],
        ["Scoring"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "System.CommandLine", "Spectre."],
        ["Scheduler"] = ["NRules", "Dapper", "Microsoft.Data.", "Npgsql", "dbup", "System.CommandLine", "Spectre."],
        ["Api"] = ["NRules"],
        ["Storage"] = ["NRules", "System.CommandLine", "Spectre."],
    };

    /// <summary>References of a project of <c>src</c> that break an arrow, and packages that its room must not know.</summary>
    public static IEnumerable<string> Broken(string path, string text)
    {
        var room = path.Split('/')[1];
        if (!House.Rooms.Contains(room))
        {
            yield return $"{path}: there is no room '{room}' in the house; add it to {nameof(House)} with its arrows";
        }

        var project = XDocument.Parse(text);
        foreach (var target in Includes(project, "ProjectReference").Select(RoomOf).Where(target => !House.MayUse(room, target)))
        {
            yield return $"{path}: {room} must not reference {target}";
        }

        foreach (var package in Includes(project, "PackageReference").Where(p => ForbiddenPackages.GetValueOrDefault(room, []).Any(f => p.StartsWith(f, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"{path}: {room} must not know the package {package}";
        }
    }

    /// <summary>Projects inside the folder of another: their files would be compiled into both.</summary>
    public static IEnumerable<string> Nested(IEnumerable<string> projects)
    {
        var folders = projects.Select(p => (Project: p, Folder: p[..(p.LastIndexOf('/') + 1)])).ToArray();
        return from inner in folders
               from outer in folders
               where inner.Project != outer.Project && inner.Folder.StartsWith(outer.Folder, StringComparison.Ordinal)
               select $"{inner.Project} lies inside the folder of {outer.Project}";
    }

    /// <summary>Whether a project is built only where NRules is asked for, so that no default restore meets it.</summary>
    public static bool IsOfNRules(string path) => Path.GetFileNameWithoutExtension(path).StartsWith("Engine.NRules", StringComparison.Ordinal);

    /// <summary>References to NRules, or to the engine on it, that a restore meets without <c>-p:NRules=true</c>.</summary>
    public static IEnumerable<string> RestoresNRules(string path, string text) =>
        from item in XDocument.Parse(text).Descendants()
        where item.Name.LocalName is "PackageReference" or "ProjectReference"
        let include = (string?)item.Attribute("Include") ?? ""
        where item.Name.LocalName == "PackageReference" ? include.StartsWith("NRules", StringComparison.OrdinalIgnoreCase) : IsOfNRules(include.Replace('\\', '/')) && !IsOfNRules(path)
        where !item.AncestorsAndSelf().Any(e => (string?)e.Attribute("Condition") == "'$(NRules)' == 'true'")
        select $"{path}: {include} is restored by default; put it under Condition=\"'$(NRules)' == 'true'\"";

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static string RoomOf(string include) => Path.GetFileNameWithoutExtension(include.Replace('\\', '/'));
}
