using System.Text;
using Matching.Engine.Identifiers;

namespace Matching.Storage.Sources;

/// <summary>Checks the identifiers of one column and puts them into their stored form. One thread.</summary>
/// <param name="column">The column.</param>
/// <param name="whenMissing">The reason for an empty cell.</param>
/// <param name="businessDate">Nobody is born later.</param>
internal sealed class IdentifierTyper(IdentifierColumn column, string whenMissing, DateOnly businessDate)
{
    private const int LongestText = 64;

    /// <summary>More bytes than any identifier has, however its characters are written.</summary>
    private const int MostBytes = 256;

    private readonly char[] characters = new char[MostBytes];
    private readonly byte[] stored = new byte[MostBytes];

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell in UTF-8.</param>
    /// <param name="identifier">The identifier in its stored form; valid until the next one is read.</param>
    public RowFault? Read(ReadOnlySpan<byte> cell, out ReadOnlySpan<byte> identifier)
    {
        identifier = cell;
        if (cell.IsEmpty)
        {
            return new RowFault(whenMissing, column.Column);
        }

        var fault = cell.Length > MostBytes ? IdentifierFaults.Length : column.Identifier switch
        {
            IdentifierKind.ResidentId => ReadNumber(cell, ref identifier),
            IdentifierKind.Uscc => ReadCode(cell, ref identifier),
            _ => FaultOf(characters.AsSpan(0, Encoding.UTF8.GetChars(cell, characters))),
        };
        return fault.Length == 0 ? null : new RowFault(QuarantineReasons.OfIdentifier(fault), column.Column);
    }

    private string ReadNumber(ReadOnlySpan<byte> cell, ref ReadOnlySpan<byte> identifier)
    {
        var fault = ResidentIdentityNumber.FaultOf(characters.AsSpan(0, Encoding.UTF8.GetChars(cell, characters)), businessDate);
        if (fault.Length == 0 && cell[^1] == 'x')
        {
            cell.CopyTo(stored);
            stored[cell.Length - 1] = (byte)'X';
            identifier = stored.AsSpan(0, cell.Length);
        }

        return fault;
    }

    private string ReadCode(ReadOnlySpan<byte> cell, ref ReadOnlySpan<byte> identifier)
    {
        if (UnifiedSocialCreditCode.TryParse(Encoding.UTF8.GetString(cell), out var code, out var fault))
        {
            identifier = stored.AsSpan(0, Encoding.UTF8.GetBytes(code.Text, stored));
        }

        return fault;
    }

    private static string FaultOf(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return IdentifierFaults.Length;
        }

        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                return IdentifierFaults.Character;
            }
        }

        return string.Empty;
    }
}
