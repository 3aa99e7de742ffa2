using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Engine.Populations;

namespace Matching.Synthetic.Feeds;

/// <summary>File format of a feed.</summary>
public enum FeedFormat
{
    /// <summary>Comma-separated values with a heading line, UTF-8 without a byte order mark, RFC 4180 quoting, LF.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,
}

/// <summary>One source file that a department sends; the counterpart of an entry of <c>rules-catalog/sources.yaml</c>.</summary>
public sealed class Feed
{
    private readonly FrozenDictionary<string, int> places;

    internal Feed(int ordinal, string id, FeedFormat format, UnitKind kind, int lagDays, string? controlSum, ImmutableArray<FeedColumn> columns)
    {
        Ordinal = ordinal;
        Id = id;
        Format = format;
        Kind = kind;
        LagDays = lagDays;
        ControlSum = controlSum;
        Columns = columns;
        places = columns.Select((c, i) => (c.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>Identifier of the source.</summary>
    public string Id { get; }

    /// <summary>File format.</summary>
    public FeedFormat Format { get; }

    /// <summary>What a row stands for.</summary>
    public UnitKind Kind { get; }

    /// <summary>Columns in order.</summary>
    public ImmutableArray<FeedColumn> Columns { get; }

    /// <summary>Name of the file, <c>&lt;id&gt;.csv</c> or <c>.jsonl</c>.</summary>
    public string FileName => Id + (Format == FeedFormat.Csv ? ".csv" : ".jsonl");

    /// <summary>Money column whose sum the manifest states, or null.</summary>
    public string? ControlSum { get; }

    internal int Ordinal { get; }

    /// <summary>Days by which a fresh row's as-of date may lag behind the file's.</summary>
    internal int LagDays { get; }

    internal int PlaceOf(string column) => places[column];

    internal int PlaceOf(ColumnUse use)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Use == use)
            {
                return i;
            }
        }

        return -1;
    }
}
