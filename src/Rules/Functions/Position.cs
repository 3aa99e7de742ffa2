using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Positions as FEEL counts them: from 1, or from -1 at the end. A fraction is cut off.</summary>
internal static class Position
{
    /// <summary>The place counted from 0, or null when there is none.</summary>
    /// <param name="position">A number.</param>
    /// <param name="length">How many places there are.</param>
    public static int? Of(Value position, int length)
    {
        var whole = decimal.Truncate(position.AsNumber);
        var place = whole > 0 ? whole - 1 : length + whole;
        return whole != 0 && place >= 0 && place < length ? (int)place : null;
    }

    /// <summary>A length without its fraction, at most one more than the greatest string or list has; null when it is negative.</summary>
    public static int? Length(Value length)
    {
        var whole = decimal.Truncate(length.AsNumber);
        return whole < 0 ? null : (int)Math.Min(whole, Budget.MaxString + 1);
    }
}
