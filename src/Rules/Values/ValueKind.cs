namespace Matching.Rules.Values;

/// <summary>Kind of a <see cref="Value"/>.</summary>
public enum ValueKind : byte
{
    /// <summary>Not known. Not null, and not false.</summary>
    Unknown,

    /// <summary>FEEL's null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date and time.</summary>
    DateTime,

    /// <summary>A days and time duration.</summary>
    DaysDuration,

    /// <summary>A years and months duration.</summary>
    MonthsDuration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A context.</summary>
    Context,

    /// <summary>A range.</summary>
    Range,

    /// <summary>A function.</summary>
    Function,
}
