using System.Text.Encodings.Web;
using System.Text.Json;

namespace Matching.Storage.Sources;

/// <summary>One column of a row group, read downwards: the texts that a csv file or a JSON line would hold.</summary>
internal abstract class ParquetCells
{
    /// <summary>The next row's cell; null where the row says nothing.</summary>
    public abstract string? Next();
}

/// <summary>A column with at most one value a row.</summary>
/// <param name="values">The values that are there, without gaps.</param>
/// <param name="definitions">For each row, <paramref name="present"/> where there is a value.</param>
/// <param name="present">The definition level of a value.</param>
/// <param name="text">The text of a value.</param>
internal sealed class ParquetFlatCells<T>(T[] values, int[] definitions, int present, Func<T, string> text) : ParquetCells
{
    private int row;
    private int value;

    /// <inheritdoc/>
    public override string? Next()
    {
        var cell = definitions[row++] == present ? text(values[value++]) : null;
        return cell is { Length: > 0 } ? cell : null;
    }
}

/// <summary>A column of lists of strings, as JSON arrays.</summary>
/// <param name="values">The elements that are there, without gaps.</param>
/// <param name="definitions">Definition levels.</param>
/// <param name="repetitions">Repetition levels: 0 where a row begins.</param>
/// <param name="levels">What the definition levels mean.</param>
internal sealed class ParquetListCells(
    ReadOnlyMemory<char>[] values, int[] definitions, int[] repetitions, ParquetListLevels levels) : ParquetCells
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string?> elements = [];
    private int place;
    private int value;

    /// <inheritdoc/>
    public override string? Next()
    {
        if (definitions[place] < levels.Empty)
        {
            place++;
            return null;
        }

        elements.Clear();
        do
        {
            Take(definitions[place++]);
        }
        while (place < repetitions.Length && repetitions[place] > 0);

        return JsonSerializer.Serialize(elements, Plain);
    }

    private void Take(int definition)
    {
        if (definition > levels.Empty)
        {
            elements.Add(definition == levels.Element ? values[value++].ToString() : null);
        }
    }
}

/// <summary>What the definition levels of a list column mean.</summary>
/// <param name="Empty">There is a list, without elements; below it there is no list.</param>
/// <param name="Element">There is an element; between the two it is null.</param>
internal readonly record struct ParquetListLevels(int Empty, int Element);
