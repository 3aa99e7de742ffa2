using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Strings of a small set as codes into a dictionary that holds just the strings in use, in ordinal order.</summary>
public sealed class CodedColumn : SealedColumn
{
    private readonly ImmutableArray<Value> values;

    internal CodedColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, CodeArray codes, ImmutableArray<string> dictionary)
        : base(tag, sourceId, known, asOf)
    {
        Codes = codes;
        Dictionary = dictionary;
        values = [.. dictionary.Select(Value.Of)];
    }

    /// <summary>A column of codes in any order.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    /// <param name="known">The rows that have a fact.</param>
    /// <param name="asOf">As-of days, shared by the columns of the source.</param>
    /// <param name="codes">Indexes into the texts, a row each; changed in place. Of no meaning where there is no fact.</param>
    /// <param name="texts">Different texts; those that no fact uses are left out.</param>
    public static CodedColumn Of(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, int[] codes, IReadOnlyList<string> texts)
    {
        var used = CodeOrder.Renumber(codes, known, texts);
        return new CodedColumn(tag, sourceId, known, asOf, new CodeArray(codes, used.Length), [.. used.Select(code => texts[code])]);
    }

    /// <summary>The strings in use as values.</summary>
    internal ImmutableArray<Value> Values => values;

    /// <summary>The strings in use, ascending by code unit.</summary>
    public ImmutableArray<string> Dictionary { get; }

    /// <summary>Indexes into <see cref="Dictionary"/>; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    internal CodeArray Codes { get; }

    /// <summary>Index into <see cref="Dictionary"/>, or -1 where there is no fact.</summary>
    public int CodeAt(int row) => Known[row] ? Codes[row] : -1;

    /// <inheritdoc/>
    protected override Value Fact(int row) => values[Codes[row]];
}
