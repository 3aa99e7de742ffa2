using System.Collections.Immutable;
using Matching.Rules;

namespace Matching.Storage.Sources;

/// <summary>Why a delivery is refused as a whole.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="File">The file, or the name of the query.</param>
/// <param name="What">What is wrong and what to do.</param>
public sealed record ImportRefusal(string Code, string File, LocalizedText What)
{
    /// <summary>Code of a delivery that is far shorter than the source's earlier ones.</summary>
    public const string ShortDelivery = "short-delivery";

    /// <summary>True when a guard stopped a delivery that is well-formed in itself, so that somebody who knows better may let it pass.</summary>
    public bool ByGuard => Code == ShortDelivery;
}

/// <summary>An import was refused: nothing of it was published. All refusals are reported together.</summary>
public sealed class ImportRefusedException : Exception
{
    /// <summary>An exception with its refusals, and what made it so.</summary>
    public ImportRefusedException(ImmutableArray<ImportRefusal> refusals, Exception? cause = null)
        : base(string.Join(Environment.NewLine, refusals.Select(r => $"{r.File}: {r.What.En} [{r.Code}]")), cause) => Refusals = refusals;

    /// <summary>The refusals, at least one.</summary>
    public ImmutableArray<ImportRefusal> Refusals { get; }
}
