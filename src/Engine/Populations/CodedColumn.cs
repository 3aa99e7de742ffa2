using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Strings of a small set as codes into a dictionary that holds just the strings in use, in ordinal order.</summary>
public sealed class CodedColumn : SealedColumn
{
    private readonly CodeArray codes;
    private readonly ImmutableArray<Value> values;

    internal CodedColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, CodeArray codes, ImmutableArray<string> dictionary)
        : base(tag, sourceId, known, asOf)
    {
        this.codes = codes;
        Dictionary = dictionary;
        values = [.. dictionary.Select(Value.Of)];
    }

    /// <summary>The strings in use, ascending by code unit.</summary>
    public ImmutableArray<string> Dictionary { get; }

    /// <summary>Index into <see cref="Dictionary"/>, or -1 where there is no fact.</summary>
    public int CodeAt(int row) => Known[row] ? codes[row] : -1;

    /// <inheritdoc/>
    protected override Value Fact(int row) => values[codes[row]];

    /// <inheritdoc/>
    internal override void AppendFact(int row, CanonicalWriter writer) => writer.Append(Dictionary[codes[row]]);
}
