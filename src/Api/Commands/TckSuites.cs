using Matching.Rules;
using Matching.Rules.Dmn;
using Matching.Rules.Dmn.Conformance;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Dmn.Reading;
using Matching.Rules.Values;

namespace Matching.Api.Commands;

/// <summary>The suites of a DMN TCK on disk.</summary>
/// <param name="root">Folder; every folder below it, or itself, that holds models and test files is a suite.</param>
public sealed class TckSuites(string root)
{
    /// <summary>Runs every case of every suite, in the order of folders and files.</summary>
    /// <param name="path">Which evaluator is examined.</param>
    /// <param name="now">What <c>now()</c> gives.</param>
    /// <exception cref="CommandFailure">The folder does not exist, or there is no suite below it.</exception>
    public IEnumerable<TckRow> Run(EvaluationPath path, Value now)
    {
        var folders = Folders();
        return folders.Length > 0 ? folders.SelectMany(f => Suite(f, new TckRunner(path, now))) : throw new CommandFailure(
            ExitCode.BadInput,
            new LocalizedText("其中没有 DMN TCK 测试套件", "there is no DMN TCK suite in it"),
            root,
            new LocalizedText("指定含有 .dmn 和测试 .xml 的文件夹", "name a folder that holds .dmn models and test .xml files"));
    }

    private string[] Folders()
    {
        try
        {
            return [.. Directory.EnumerateFiles(root, "*.dmn", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"文件夹读不了：{e.Message}", $"the folder cannot be read: {e.Message}"), root,
                new LocalizedText("检查路径和权限", "check the path and its permissions"), e);
        }
    }

    private IEnumerable<TckRow> Suite(string folder, TckRunner runner)
    {
        var relative = Path.GetRelativePath(root, folder).Replace('\\', '/');
        var name = relative == "." ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) : relative;
        var models = Directory.GetFiles(folder, "*.dmn").ToDictionary(f => Path.GetFileName(f)!, Model, StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            if (TckReader.Read(stream, file) is not { } tests)
            {
                continue;
            }

            var model = models.GetValueOrDefault(tests.ModelName);
            var compiled = model is null ? null : DecisionModel.Compile(model, models.Values.OfType<DmnModel>());
            foreach (var row in runner.Run(name, compiled, tests))
            {
                yield return row;
            }
        }
    }

    private static DmnModel? Model(string file)
    {
        using var stream = File.OpenRead(file);
        return DmnReader.Read(stream, file).Model;
    }
}
