using System.Text;
using Matching.Engine.Identifiers;
using Matching.Engine.Populations;

namespace Matching.Storage.Sources;

/// <summary>Turns the texts of a row into typed facts, or says what is wrong with it. One thread.</summary>
internal sealed class RowTyper
{
    private readonly SourceDescription source;
    private readonly DateOnly businessDate;
    private readonly DateOnly deliveryAsOf;
    private readonly ImportBounds bounds;
    private readonly IdentifierTyper key;
    private readonly IdentifierTyper? link;
    private readonly CellTyper[] typers;
    private readonly string[] names;

    /// <param name="source">The source.</param>
    /// <param name="businessDate">No row may be as of a later date.</param>
    /// <param name="deliveryAsOf">The as-of date where a row has none.</param>
    /// <param name="bounds">Bounds.</param>
    public RowTyper(SourceDescription source, DateOnly businessDate, DateOnly deliveryAsOf, ImportBounds bounds)
    {
        this.source = source;
        this.businessDate = businessDate;
        this.deliveryAsOf = deliveryAsOf;
        this.bounds = bounds;
        key = new IdentifierTyper(source.Key, QuarantineReasons.MissingKey, businessDate);
        link = source.Link is null ? null : new IdentifierTyper(source.Link, QuarantineReasons.MissingLink, businessDate);
        typers = [.. source.Tags.Select((t, column) => new CellTyper(t, column, bounds.MaxListElements))];
        names = [.. source.ColumnNames];
    }

    /// <summary>Forgets the codes of the rows that it typed for.</summary>
    public void Clear() => Array.ForEach(typers, t => t.Clear());

    /// <summary>The typed row; of no meaning where there is a fault. The first fault in column order counts.</summary>
    /// <param name="cells">The cells in the order of the source's columns.</param>
    /// <param name="rows">The rows that the facts are for; the same until <see cref="Clear"/>.</param>
    /// <param name="facts">Receives one fact for each tag.</param>
    /// <param name="fault">What is wrong with the row, or null.</param>
    public TypedRow Type(RowCells cells, FactRows rows, Span<FactCell> facts, out RowFault? fault)
    {
        var place = 0;
        fault = key.Read(cells[place++], out var identifier) ?? TooLong(cells);
        var linked = default(ReadOnlySpan<byte>);
        if (fault is null && link is not null)
        {
            fault = link.Read(cells[place++], out linked);
        }

        var asOf = deliveryAsOf;
        fault ??= source.AsOfColumn is null ? null : AsOf(cells[place++], out asOf);
        for (var i = 0; fault is null && i < typers.Length; i++)
        {
            fault = typers[i].Read(cells[place++], rows, out facts[i]);
        }

        fault ??= source.Account is null ? null : Account(cells, cells.Count - 3);
        return new TypedRow(identifier, linked, asOf);
    }

    private RowFault? TooLong(RowCells cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > bounds.MaxFieldLength && Encoding.UTF8.GetCharCount(cells[i]) > bounds.MaxFieldLength)
            {
                return new RowFault(QuarantineReasons.FieldTooLong, names[i]);
            }
        }

        return null;
    }

    private RowFault? AsOf(ReadOnlySpan<byte> cell, out DateOnly asOf)
    {
        asOf = deliveryAsOf;
        if (!cell.IsEmpty && !Digits.TryDate(cell, out asOf))
        {
            return new RowFault(QuarantineReasons.BadDate, source.AsOfColumn);
        }

        return asOf > businessDate ? new RowFault(QuarantineReasons.FutureAsOf, source.AsOfColumn) : null;
    }

    private RowFault? Account(RowCells cells, int first)
    {
        var columns = source.Account!;
        var (number, bank) = (Encoding.UTF8.GetString(cells[first + 1]), Encoding.UTF8.GetString(cells[first + 2]));
        return number.Length == 0 && bank.Length == 0 ? new RowFault(QuarantineReasons.AccountMissing)
            : cells[first].IsEmpty ? new RowFault(QuarantineReasons.BadAccount, columns.Holder)
            : number.Length == 0 ? new RowFault(QuarantineReasons.BadAccount, columns.Number)
            : bank.Length == 0 ? new RowFault(QuarantineReasons.BadAccount, columns.Bank)
            : AccountNumber(number, columns.Number) ?? Bank(bank, columns.Bank);
    }

    private RowFault? AccountNumber(string number, string column)
    {
        // People are paid on cards, which carry a check digit; accounts of organisations follow each bank's own rule.
        if (source.Kind == UnitKind.Enterprise)
        {
            return number.Length is >= 6 and <= 34 && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? null
                : new RowFault(QuarantineReasons.BadAccount, column);
        }

        return BankCardNumber.TryParse(number, out _, out var fault) ? null : new RowFault(QuarantineReasons.OfIdentifier(fault), column);
    }

    private static RowFault? Bank(string bank, string column) =>
        CnapsCode.TryParse(bank, out _, out var fault) ? null : new RowFault(QuarantineReasons.OfIdentifier(fault), column);
}
