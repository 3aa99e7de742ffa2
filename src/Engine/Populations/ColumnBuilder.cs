using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>A column that can still be written, by row of its population builder.</summary>
internal abstract class ColumnBuilder
{
    protected ColumnBuilder(Tag tag) => Tag = tag;

    public Tag Tag { get; }

    protected RowBitmap Known { get; } = new(0);

    public abstract Value this[int row] { get; }

    public static ColumnBuilder For(Tag tag) => tag.Type switch
    {
        TagType.Number or TagType.Money or TagType.Percent => new ScaledColumnBuilder(tag),
        TagType.Date => new DateColumnBuilder(tag),
        TagType.Boolean => new BooleanColumnBuilder(tag),
        TagType.Enum => new CodedColumnBuilder(tag),
        TagType.List => new ListColumnBuilder(tag),
        _ => throw new NotSupportedException($"tag {tag.Name}: no column holds the type {tag.Type}"),
    };

    public bool IsKnown(int row) => Known[row];

    /// <summary>Whether a row holds a value; an unknown value where it holds none.</summary>
    public bool Holds(int row, Value value) => Known[row] ? !value.IsUnknown && this[row] == Normal(value) : value.IsUnknown;

    public void Set(int row, Value value)
    {
        if (!value.IsUnknown)
        {
            Write(row, value);
        }

        if (!value.IsUnknown || Known[row])
        {
            Known.Set(row, !value.IsUnknown);
        }
    }

    /// <summary>Sets a row to a known cell in the form in which the column holds it.</summary>
    public void Set(int row, long cell)
    {
        WriteCell(row, cell);
        Known.Set(row, true);
    }

    /// <summary>The code of a value in the cells of the column.</summary>
    public virtual int CodeOf(Value value) => throw new ArgumentException($"tag {Tag.Name} ({Tag.Type}) is not held as codes", nameof(value));

    /// <summary>Makes room for rows.</summary>
    public abstract void Reserve(int rows);

    /// <summary>Forgets all rows.</summary>
    public virtual void Clear() => Known.Clear();

    /// <summary>Adds the first rows of another builder of the same tag behind those that are here.</summary>
    /// <param name="from">The other builder.</param>
    /// <param name="start">Number of rows here.</param>
    /// <param name="count">Rows of the other one.</param>
    public abstract void Append(ColumnBuilder from, int start, int count);

    /// <summary>Whether two rows hold the same.</summary>
    public abstract bool Same(int row, int other);

    /// <summary>Marks the rows that hold something else than their rows of another builder of the same tag.</summary>
    /// <param name="from">The other builder.</param>
    /// <param name="places">Rows of the other builder.</param>
    /// <param name="rows">For each of them, the row of this one.</param>
    /// <param name="differs">Set where the two are not the same.</param>
    public abstract void Compare(ColumnBuilder from, ReadOnlySpan<int> places, ReadOnlySpan<int> rows, Span<bool> differs);

    /// <summary>Takes over rows of another builder of the same tag.</summary>
    /// <param name="from">The other builder.</param>
    /// <param name="places">Rows of the other builder.</param>
    /// <param name="rows">For each of them, the row of this one that it becomes.</param>
    public abstract void Take(ColumnBuilder from, ReadOnlySpan<int> places, ReadOnlySpan<int> rows);

    public abstract FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf);

    protected abstract void Write(int row, Value value);

    protected abstract void WriteCell(int row, long cell);

    /// <summary>The form in which a known value is held.</summary>
    protected virtual Value Normal(Value value) => value;

    protected ArgumentException Wrong(Value value) => new($"tag {Tag.Name} ({Tag.Type}) cannot hold {value.Kind} {value}");

    protected RowBitmap SealKnown(int[] rows)
    {
        var known = new RowBitmap(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Known[rows[i]])
            {
                known.Set(i, true);
            }
        }

        return known;
    }
}

internal sealed class ScaledColumnBuilder(Tag tag) : CellColumnBuilder<long>(tag)
{
    public override Value this[int row] => Value.Of(ScaledColumn.Unscale(Cell(row), ScaledColumn.ScaleOf(Tag.Type)));

    public override FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf) => new ScaledColumn(Tag, sourceId, SealKnown(rows), asOf, SealCells(rows));

    protected override void WriteCell(int row, long cell) => Write(row, cell);

    protected override void Write(int row, Value value) =>
        Write(row, value.Kind == ValueKind.Number && ScaledColumn.TryScale(value.AsNumber, Tag.Type, out var scaled) ? scaled : throw Wrong(value));
}

internal sealed class DateColumnBuilder(Tag tag) : CellColumnBuilder<int>(tag)
{
    public override Value this[int row] => Value.Of(DateOnly.FromDayNumber(Cell(row)));

    public override FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf) => new DateColumn(Tag, sourceId, SealKnown(rows), asOf, SealCells(rows));

    protected override void WriteCell(int row, long cell) => Write(row, (int)cell);

    protected override void Write(int row, Value value) => Write(row, value.Kind == ValueKind.Date ? value.AsDate.DayNumber : throw Wrong(value));
}

internal sealed class BooleanColumnBuilder(Tag tag) : CellColumnBuilder<bool>(tag)
{
    public override Value this[int row] => Value.Of(Cell(row));

    public override FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf)
    {
        var truth = new RowBitmap(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Known[rows[i]] && Cell(rows[i]))
            {
                truth.Set(i, true);
            }
        }

        return new BooleanColumn(Tag, sourceId, SealKnown(rows), asOf, truth);
    }

    protected override void WriteCell(int row, long cell) => Write(row, cell != 0);

    protected override void Write(int row, Value value) => Write(row, value.Kind == ValueKind.Boolean ? value.IsTrue : throw Wrong(value));
}
