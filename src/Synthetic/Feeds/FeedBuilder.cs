using System.Collections.Immutable;
using Matching.Engine.Populations;

namespace Matching.Synthetic.Feeds;

/// <summary>Puts a feed together, column by column.</summary>
internal sealed class FeedBuilder(string id, FeedFormat format, UnitKind kind)
{
    private readonly ImmutableArray<FeedColumn>.Builder columns = ImmutableArray.CreateBuilder<FeedColumn>();
    private string? controlSum;
    private int lagDays;

    /// <summary>Identifier of the source.</summary>
    public string Id => id;

    /// <summary>Columns so far.</summary>
    public int Count => columns.Count;

    public FeedBuilder Key(string column) => Add(column, ColumnUse.Key, FieldKind.Text);

    public FeedBuilder Link(string column) => Add(column, ColumnUse.Link, FieldKind.Text);

    public FeedBuilder AsOf(int lag)
    {
        lagDays = lag;
        return Add("数据日期", ColumnUse.AsOf, FieldKind.Date);
    }

    public FeedBuilder Identity(params string[] names) => AddAll(names, ColumnUse.Identity, FieldKind.Text);

    public FeedBuilder Account() => AddAll(["户名", "银行账号", "行号"], ColumnUse.Account, FieldKind.Text);

    public FeedBuilder Facts(FieldKind fieldKind, params string[] names) => AddAll(names, ColumnUse.Fact, fieldKind);

    public FeedBuilder Coded(FieldKind fieldKind, string name, ImmutableArray<string> codes)
    {
        columns.Add(new FeedColumn(name, ColumnUse.Fact, fieldKind, codes));
        return this;
    }

    public FeedBuilder Sum(string column)
    {
        controlSum = column;
        return this;
    }

    public Feed Build(int ordinal) => new(ordinal, id, format, kind, lagDays, controlSum, columns.ToImmutable());

    private FeedBuilder AddAll(string[] names, ColumnUse use, FieldKind fieldKind)
    {
        foreach (var name in names)
        {
            Add(name, use, fieldKind);
        }

        return this;
    }

    private FeedBuilder Add(string name, ColumnUse use, FieldKind fieldKind)
    {
        columns.Add(new FeedColumn(name, use, fieldKind, []));
        return this;
    }
}
