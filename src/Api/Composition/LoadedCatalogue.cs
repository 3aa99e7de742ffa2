using System.Collections.Immutable;
using Matching.Api.Commands;
using Matching.Engine.Drafts;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Api.Composition;

/// <summary>The catalogue folder, read and bound, with the versions published beside it.</summary>
/// <param name="Tags">The tag dictionary.</param>
/// <param name="Catalogue">The policies.</param>
/// <param name="Cases">The literal cases.</param>
/// <param name="Notices">What reading wants its authors to know; no errors.</param>
public sealed record LoadedCatalogue(TagDictionary Tags, Catalogue Catalogue, ImmutableArray<Case> Cases, ImmutableArray<Diagnostic> Notices)
{
    /// <summary>What the names in its rules mean, for texts that people read.</summary>
    public Glossary Glossary => TagGlossary.Of(Tags, Catalogue);

    /// <summary>Number of publications that it holds; 0 for the folder alone.</summary>
    public long Publications { get; init; }

    /// <summary>Reads the folder of an invocation, printing every error with its place.</summary>
    /// <exception cref="CommandFailure">The folder is missing, or something in it cannot be used.</exception>
    public static LoadedCatalogue Load(CommandInvocation invocation)
    {
        RequireFolder(invocation.Catalog);
        var tags = TagDictionaryReader.Read(invocation.Catalog);
        if (tags.Dictionary is null)
        {
            throw Broken(invocation, tags.Diagnostics);
        }

        var reading = CatalogueReader.Read(invocation.Catalog, tags.Dictionary.Scope);
        if (reading.Catalogue is null)
        {
            throw Broken(invocation, [.. tags.Diagnostics, .. reading.Diagnostics]);
        }

        return new LoadedCatalogue(tags.Dictionary, Pinned(reading.Catalogue, tags.Dictionary), reading.Cases, [.. tags.Diagnostics, .. reading.Diagnostics]);
    }

    /// <summary>The policy with an identifier.</summary>
    /// <exception cref="CommandFailure">There is none; the message names the nearest.</exception>
    public Policy Require(string policyId)
    {
        if (Catalogue.Find(policyId) is { } policy)
        {
            return policy;
        }

        var near = Nearest.To(policyId, Catalogue.Policies.Select(p => p.Id));
        throw new CommandFailure(
            ExitCode.BadInput,
            new LocalizedText($"目录中没有政策 '{policyId}'", $"there is no policy '{policyId}' in the catalogue"),
            "--policy",
            near.Count == 0
                ? new LocalizedText("编号就是 policies 下的文件夹名", "the identifiers are the folder names below policies")
                : new LocalizedText($"最接近的有：{string.Join("、", near)}", $"the nearest are: {string.Join(", ", near)}"));
    }

    /// <summary>The same as a numbered edition.</summary>
    public CatalogueEdition ToEdition() => new(Catalogue, Cases, Tags, Publications);

    /// <summary>This catalogue with one more published version.</summary>
    /// <exception cref="CommandFailure">The published text cannot be used any more.</exception>
    public LoadedCatalogue With(CommandInvocation invocation, PublishedVersion published)
    {
        var reading = CatalogueOverlay.Add(Catalogue, Cases, published, Tags.Scope);
        return reading.Catalogue is { } catalogue
            ? this with { Catalogue = Pinned(catalogue, Tags), Cases = reading.Cases, Notices = [.. Notices, .. reading.Diagnostics], Publications = published.Seq }
            : throw Broken(invocation, reading.Diagnostics);
    }

    /// <summary>This catalogue as it was known on a day, without versions published after it.</summary>
    public LoadedCatalogue KnownOn(DateOnly day) => this with { Catalogue = Pinned(Catalogue.KnownOn(day), Tags) };

    private static Catalogue Pinned(Catalogue catalogue, TagDictionary tags) => catalogue with { Hash = CatalogueEdition.HashOf(catalogue, tags) };

    private static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                new LocalizedText("没有这个政策目录", "there is no such catalogue folder"),
                Path.GetFullPath(folder),
                new LocalizedText("在项目根目录运行，或用 --catalog 指明目录", "run from the project's root, or name the folder with --catalog"));
        }
    }

    private static CommandFailure Broken(CommandInvocation invocation, ImmutableArray<Diagnostic> diagnostics)
    {
        DiagnosticPrinter.PrintErrors(invocation, diagnostics);
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        return new CommandFailure(
            ExitCode.BadInput,
            new LocalizedText($"目录有 {errors} 处错误，未加载任何内容", $"the catalogue has {errors} errors; nothing was loaded"),
            invocation.Catalog,
            new LocalizedText("逐条更正上面的错误后再试", "mend the errors listed above and try again"));
    }
}
