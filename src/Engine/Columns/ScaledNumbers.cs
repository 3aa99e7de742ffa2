namespace Matching.Engine.Columns;

/// <summary>Decimals as integers that count steps of a power of ten.</summary>
internal static class ScaledNumbers
{
    /// <summary>More decimal places than a decimal has.</summary>
    public const int TooFine = 29;

    /// <summary>Beyond this, a decimal no longer holds every integer.</summary>
    public static Int128 Most { get; } = (Int128.One << 96) - 1;

    /// <summary>A power of ten.</summary>
    public static Int128 Power(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>Decimal places that a number needs.</summary>
    public static int ScaleOf(decimal number)
    {
        var scale = (int)number.Scale;
        while (scale > 0 && decimal.Round(number, scale - 1) == number)
        {
            scale--;
        }

        return scale;
    }

    /// <summary>The integer of a number that needs no more decimal places.</summary>
    public static Int128 Of(decimal number, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var magnitude = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        var integer = number.Scale > scale ? magnitude / Power(number.Scale - scale) : magnitude * Power(scale - number.Scale);
        return number < 0 ? -integer : integer;
    }

    /// <summary>The decimal of an integer that is not beyond <see cref="Most"/>.</summary>
    public static decimal ToDecimal(Int128 integer, int scale)
    {
        var magnitude = Int128.Abs(integer);
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), unchecked((int)(magnitude >> 64)), integer < 0, (byte)scale);
    }
}
