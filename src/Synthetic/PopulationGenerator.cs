using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Synthetic.Enterprises;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.History;
using Matching.Synthetic.People;
using Matching.Synthetic.Truth;

namespace Matching.Synthetic;

/// <summary>
/// Makes a population as source files that departments would send, with faults at the rates of <see cref="ErrorRates"/>, and
/// the truth in a folder of its own. Streams: memory does not grow with the number of subjects.
/// </summary>
public sealed class PopulationGenerator
{
    private const string UnfinishedFolder = ".unfinished";
    private const int ProgressEvery = 1000;

    /// <summary>Writes <c>&lt;source&gt;.csv|jsonl</c>, its manifest for every feed, <c>truth/truth.jsonl</c>, and with months of history <c>history/audited-outcomes.csv</c>.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told every thousand subjects, or null.</param>
    /// <param name="cancellation">Stops the work; nothing stays behind.</param>
    /// <exception cref="GenerationException">The request cannot be carried out; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public GenerationReport Generate(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellation = default)
    {
        request.Check();
        var unfinished = Path.Combine(request.OutDir, UnfinishedFolder);
        CreateFolder(unfinished);
        try
        {
            var report = WriteAll(request, unfinished, progress, cancellation);
            Publish(unfinished, request.OutDir);
            return report;
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new GenerationException("GEN006", $"--out {path}: this account may not write there; name another folder or have the right granted", refused);
        }
    }

    private static GenerationReport WriteAll(
        GenerationRequest request, string folder, IProgress<GenerationProgress>? progress, CancellationToken cancellation)
    {
        var files = ImmutableArray<FeedFile>.Empty;
        try
        {
            files = [.. FeedCatalogue.All.Select(feed => new FeedFile(feed, folder))];
            using var truth = new TruthFile(folder);
            var writer = new UnitWriter(request.Seed, request.AsOf, files, truth);
            WriteSubjects(request, writer, progress, cancellation);
            return ReportOn(request, folder, files, writer) with { History = AuditHistory.Write(request, folder, cancellation) };
        }
        finally
        {
            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }

    private static void WriteSubjects(
        GenerationRequest request, UnitWriter writer, IProgress<GenerationProgress>? progress, CancellationToken cancellation)
    {
        var citizens = new CitizenUnits(request.Seed, request.AsOf, writer);
        var enterprises = new EnterpriseUnits(request.Seed, request.AsOf, writer);
        for (var i = 0; i < request.Subjects; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (tens, place) = (i / 10, i % 10);
            if (place < 7)
            {
                citizens.Write((tens * 7) + place);
            }
            else
            {
                enterprises.Write((tens * 3) + place - 7);
            }

            if ((i + 1) % ProgressEvery == 0 || i + 1 == request.Subjects)
            {
                progress?.Report(new GenerationProgress(i + 1, request.Subjects));
            }
        }
    }

    private static GenerationReport ReportOn(GenerationRequest request, string folder, ImmutableArray<FeedFile> files, UnitWriter writer)
    {
        var feeds = ImmutableArray.CreateBuilder<FeedReport>(files.Length);
        foreach (var file in files)
        {
            var manifest = file.Finish(request.AsOf);
            manifest.Save(folder);
            feeds.Add(new FeedReport(manifest.Source, Path.Combine(request.OutDir, manifest.File), manifest.Rows, manifest.Sha256, writer.FaultsOf(file.Feed)));
        }

        return new GenerationReport(
            writer.CountOf(UnitKind.Citizen), writer.CountOf(UnitKind.Enterprise), writer.CountOf(UnitKind.Household), writer.CountOf(UnitKind.Child),
            feeds.MoveToImmutable(), Path.Combine(request.OutDir, TruthFile.Folder, TruthFile.Name));
    }

    /// <summary>Moves the finished files into place, each manifest after its file.</summary>
    private static void Publish(string from, string to)
    {
        foreach (var path in Directory.GetDirectories(from).Order(StringComparer.Ordinal))
        {
            Directory.Move(path, Path.Combine(to, Path.GetFileName(path)));
        }

        foreach (var path in Directory.GetFiles(from).Order(StringComparer.Ordinal))
        {
            File.Move(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }
}
