namespace Matching.Rules.Values;

/// <summary>Where a number goes that lies between two others.</summary>
public enum Rounding
{
    /// <summary>To the nearest; from the middle to the even digit (IEEE 754 and <c>round half even</c>).</summary>
    HalfEven,

    /// <summary>To the nearest; from the middle away from zero (<c>round half up</c>).</summary>
    HalfUp,

    /// <summary>To the nearest; from the middle towards zero (<c>round half down</c>).</summary>
    HalfDown,

    /// <summary>Away from zero (<c>round up</c>).</summary>
    Up,

    /// <summary>Towards zero (<c>round down</c>).</summary>
    Down,

    /// <summary>Towards negative infinity (<c>floor</c>).</summary>
    Floor,

    /// <summary>Towards positive infinity (<c>ceiling</c>).</summary>
    Ceiling,
}
