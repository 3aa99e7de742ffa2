using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Collects why values are unknown: the tags to fetch, and computations that failed although nothing was missing.</summary>
public sealed class UnknownCauses
{
    private readonly List<string> tags = [];

    /// <summary>The first failed computation in words, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The tags, each once, sorted by code unit.</summary>
    public ImmutableArray<string> Tags()
    {
        tags.Sort(StringComparer.Ordinal);
        return [.. tags.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Adds the causes of a value; a known value adds none.</summary>
    public void Add(Value value)
    {
        var causes = value.Causes;
        for (var i = 0; i < causes.Count; i++)
        {
            if (Rules.Values.Fault.Is(causes[i]))
            {
                Fault ??= causes[i][1..];
            }
            else
            {
                tags.Add(causes[i]);
            }
        }
    }
}
