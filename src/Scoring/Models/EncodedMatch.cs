using Microsoft.ML.Data;

namespace Matching.Scoring.Models;

/// <summary>A match as ML.NET reads it.</summary>
internal sealed class EncodedMatch
{
    /// <summary>The match was upheld.</summary>
    public bool Label { get; init; }

    /// <summary>Numbers.</summary>
    public float[] Features { get; init; } = [];

    /// <summary>The layout with a fixed number of numbers, which ML.NET cannot see in the type.</summary>
    public static SchemaDefinition Layout(int width)
    {
        var layout = SchemaDefinition.Create(typeof(EncodedMatch));
        layout[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return layout;
    }
}
