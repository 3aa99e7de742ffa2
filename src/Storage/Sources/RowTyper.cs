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
    public TypedRow? Type(ReadOnlySpan<string?> cells, out RowFault? fault)
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
        var values = fault is null ? new Value[typers.Length] : [];
        for (var i = 0; fault is null && i < typers.Length; i++)
        {
            fault = typers[i].Read(cells[place++], out values[i]);
        }

        var personal = PersonalCells.None;
        fault ??= Personal(cells[place..], out personal);
        return fault is not null ? null : new TypedRow(
            keys.Of(source.Kind, identifier), identifier, link is null ? null : keys.Of(UnitKind.Citizen, link), asOf, values, personal);
    }

    private RowFault? TooLong(ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i]?.Length > bounds.MaxFieldLength)
            {
                return new RowFault(QuarantineReasons.FieldTooLong, names[i]);
            }
        }

        return null;
    }

    private RowFault? Identifier(string? cell, IdentifierColumn column, string whenMissing, out string identifier)
    {
        identifier = cell ?? string.Empty;
        if (cell is null)
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

    private RowFault? AsOf(string? cell, out DateOnly asOf)
    {
        asOf = deliveryAsOf;
        if (cell is not null && !CellTyper.TryDate(cell, out asOf))
        {
            return new RowFault(QuarantineReasons.BadDate, source.AsOfColumn);
        }

        return asOf > businessDate ? new RowFault(QuarantineReasons.FutureAsOf, source.AsOfColumn) : null;
    }

    private RowFault? Personal(ReadOnlySpan<string?> cells, out PersonalCells personal)
    {
        personal = PersonalCells.None;
        var place = 0;
        var name = source.Identity is null ? null : cells[place++];
        var phone = source.Identity?.Phone is null ? null : cells[place++];
        if (source.Account is not { } columns)
        {
            personal = name is null && phone is null ? personal : new PersonalCells(name, phone, null);
            return null;
        }

        var (holder, number, bank) = (cells[place], cells[place + 1], cells[place + 2]);
        var fault = number is null && bank is null ? new RowFault(QuarantineReasons.AccountMissing)
            : holder is null ? new RowFault(QuarantineReasons.BadAccount, columns.Holder)
            : number is null ? new RowFault(QuarantineReasons.BadAccount, columns.Number)
            : bank is null ? new RowFault(QuarantineReasons.BadAccount, columns.Bank)
            : AccountNumber(number, columns.Number) ?? Bank(bank, columns.Bank);
        personal = fault is null ? new PersonalCells(name, phone, new StatedAccount(holder!, number!, bank!)) : personal;
        return fault;
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
