using Matching.Engine.Identifiers;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Turns the texts of a row into typed facts, or says what is wrong with it. Any thread.</summary>
internal sealed class RowTyper
{
    private readonly SourceDescription source;
    private readonly SubjectKeys keys;
    private readonly DateOnly businessDate;
    private readonly DateOnly deliveryAsOf;
    private readonly ImportBounds bounds;
    private readonly CellTyper[] typers;
    private readonly string[] names;

    /// <param name="source">The source.</param>
    /// <param name="keys">Makes pseudonymous keys.</param>
    /// <param name="businessDate">No row may be as of a later date.</param>
    /// <param name="deliveryAsOf">The as-of date where a row has none.</param>
    /// <param name="bounds">Bounds.</param>
    public RowTyper(SourceDescription source, SubjectKeys keys, DateOnly businessDate, DateOnly deliveryAsOf, ImportBounds bounds)
    {
        this.source = source;
        this.keys = keys;
        this.businessDate = businessDate;
        this.deliveryAsOf = deliveryAsOf;
        this.bounds = bounds;
        typers = [.. source.Tags.Select(t => new CellTyper(t, bounds.MaxListElements))];
        names = [.. source.ColumnNames];
    }

    /// <summary>The typed row, or null with the fault. The first fault in column order counts.</summary>
    /// <param name="cells">The cells in the order of the source's columns.</param>
    /// <param name="values">Receives one value for each tag.</param>
    /// <param name="fault">What is wrong with the row, or null.</param>
    public TypedRow? Type(RowCells cells, Span<Value> values, out RowFault? fault)
    {
        var place = 0;
        fault = Identifier(cells[place++], source.Key, QuarantineReasons.MissingKey, out var identifier) ?? TooLong(cells);
        string? link = null;
        if (fault is null && source.Link is { } linkColumn)
        {
            fault = Identifier(cells[place++], linkColumn, QuarantineReasons.MissingLink, out link);
        }

        var asOf = deliveryAsOf;
        fault ??= source.AsOfColumn is null ? null : AsOf(cells[place++], out asOf);
        for (var i = 0; fault is null && i < typers.Length; i++)
        {
            fault = typers[i].Read(cells[place++], out values[i]);
        }

        fault ??= source.Account is null ? null : Account(cells, cells.Count - 3);
        return fault is not null ? null : new TypedRow(
            keys.Of(source.Kind, identifier), identifier, link is null ? null : keys.Of(UnitKind.Citizen, link), asOf);
    }

    private RowFault? TooLong(RowCells cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > bounds.MaxFieldLength)
            {
                return new RowFault(QuarantineReasons.FieldTooLong, names[i]);
            }
        }

        return null;
    }

    private RowFault? Identifier(ReadOnlySpan<char> text, IdentifierColumn column, string whenMissing, out string identifier)
    {
        var cell = text.ToString();
        identifier = cell;
        if (cell.Length == 0)
        {
            return new RowFault(whenMissing, column.Column);
        }

        string fault;
        switch (column.Identifier)
        {
            case IdentifierKind.ResidentId:
                identifier = ResidentIdentityNumber.TryParse(cell, businessDate, out var person, out fault) ? person.Text : identifier;
                break;
            case IdentifierKind.Uscc:
                identifier = UnifiedSocialCreditCode.TryParse(cell, out var enterprise, out fault) ? enterprise.Text : identifier;
                break;
            default:
                fault = cell.Length > 64 ? IdentifierFaults.Length : cell.Any(char.IsWhiteSpace) ? IdentifierFaults.Character : string.Empty;
                break;
        }

        return fault.Length == 0 ? null : new RowFault(QuarantineReasons.OfIdentifier(fault), column.Column);
    }

    private RowFault? AsOf(ReadOnlySpan<char> cell, out DateOnly asOf)
    {
        asOf = deliveryAsOf;
        if (!cell.IsEmpty && !CellTyper.TryDate(cell, out asOf))
        {
            return new RowFault(QuarantineReasons.BadDate, source.AsOfColumn);
        }

        return asOf > businessDate ? new RowFault(QuarantineReasons.FutureAsOf, source.AsOfColumn) : null;
    }

    private RowFault? Account(RowCells cells, int first)
    {
        var columns = source.Account!;
        var (number, bank) = (cells[first + 1].ToString(), cells[first + 2].ToString());
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
