using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>A value of the rule language. <c>default</c> is unknown without a named cause.</summary>
public readonly struct Value : IEquatable<Value>
{
    private static readonly ImmutableSortedSet<string> NoCauses = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private readonly object? reference;
    private readonly decimal number;

    private Value(ValueKind kind, decimal number, object? reference)
    {
        Kind = kind;
        this.number = number;
        this.reference = reference;
    }

    /// <summary>FEEL's null.</summary>
    public static Value Null { get; } = new(ValueKind.Null, 0, null);

    /// <summary>true.</summary>
    public static Value True { get; } = new(ValueKind.Boolean, 1, null);

    /// <summary>false.</summary>
    public static Value False { get; } = new(ValueKind.Boolean, 0, null);

    /// <summary>Kind of the value.</summary>
    public ValueKind Kind { get; }

    /// <summary>True when the value is not known.</summary>
    public bool IsUnknown => Kind == ValueKind.Unknown;

    /// <summary>Names of the tags whose absence made the value unknown, sorted by code unit; empty for known values.</summary>
    public ImmutableSortedSet<string> Causes => reference as ImmutableSortedSet<string> ?? NoCauses;

    /// <summary>True only for the boolean true.</summary>
    public bool IsTrue => Kind == ValueKind.Boolean && number != 0;

    /// <summary>True only for the boolean false.</summary>
    public bool IsFalse => Kind == ValueKind.Boolean && number == 0;

    /// <summary>The number, rounded to the 28 digits of a decimal where it has more.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    /// <exception cref="OverflowException">The number lies outside the range of a decimal.</exception>
    public decimal AsNumber => Kind != ValueKind.Number ? throw Wrong(ValueKind.Number) : reference is null ? number : AsFeelNumber.ToDecimal();

    /// <summary>The number with all its digits.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public FeelNumber AsFeelNumber => Kind == ValueKind.Number ? new FeelNumber(number, reference as WideNumber) : throw Wrong(ValueKind.Number);

    /// <summary>The string.</summary>
    /// <exception cref="InvalidOperationException">The value is not a string.</exception>
    public string AsString => Kind == ValueKind.String ? (string)reference! : throw Wrong(ValueKind.String);

    /// <summary>The date.</summary>
    /// <exception cref="InvalidOperationException">The value is not a date.</exception>
    /// <exception cref="OverflowException">The year lies outside 1 to 9999.</exception>
    public DateOnly AsDate => Kind != ValueKind.Date ? throw Wrong(ValueKind.Date)
        : number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number)
        : throw new OverflowException("the year lies outside 1 to 9999");

    /// <summary>The date as a number of days since 0001-01-01, of any year.</summary>
    /// <exception cref="InvalidOperationException">The value is not a date.</exception>
    public long AsDay => Kind == ValueKind.Date ? (long)number : throw Wrong(ValueKind.Date);

    /// <summary>A time of day as seconds since midnight.</summary>
    /// <exception cref="InvalidOperationException">The value is not a time.</exception>
    public decimal AsSecondsOfDay => Kind == ValueKind.Time ? number : throw Wrong(ValueKind.Time);

    /// <summary>A date and time as seconds since 0001-01-01T00:00:00 on its own clock, of any year.</summary>
    /// <exception cref="InvalidOperationException">The value is not a date and time.</exception>
    public decimal AsLocalSeconds => Kind == ValueKind.DateTime ? number : throw Wrong(ValueKind.DateTime);

    /// <summary>The zone of a time or a date and time; null where it has none, and for every other kind.</summary>
    public FeelZone? Zone => Kind is ValueKind.Time or ValueKind.DateTime ? (FeelZone?)reference : null;

    /// <summary>The range.</summary>
    /// <exception cref="InvalidOperationException">The value is not a range.</exception>
    public FeelRange AsRange => Kind == ValueKind.Range ? (FeelRange)reference! : throw Wrong(ValueKind.Range);

    /// <summary>The function.</summary>
    /// <exception cref="InvalidOperationException">The value is not a function.</exception>
    public FeelFunction AsFunction => Kind == ValueKind.Function ? (FeelFunction)reference! : throw Wrong(ValueKind.Function);

    /// <summary>The elements of a list.</summary>
    /// <exception cref="InvalidOperationException">The value is not a list.</exception>
    public ImmutableArray<Value> AsList => Kind == ValueKind.List ? (ImmutableArray<Value>)reference! : throw Wrong(ValueKind.List);

    /// <summary>A years and months duration as a signed number of months.</summary>
    /// <exception cref="InvalidOperationException">The value is not a years and months duration.</exception>
    public long AsMonths => Kind == ValueKind.MonthsDuration ? (long)number : throw Wrong(ValueKind.MonthsDuration);

    /// <summary>A days and time duration as a signed number of seconds.</summary>
    /// <exception cref="InvalidOperationException">The value is not a days and time duration.</exception>
    public decimal AsSeconds => Kind == ValueKind.DaysDuration ? number : throw Wrong(ValueKind.DaysDuration);

    /// <summary>The context.</summary>
    /// <exception cref="InvalidOperationException">The value is not a context.</exception>
    public FeelContext AsContext => Kind == ValueKind.Context ? (FeelContext)reference! : throw Wrong(ValueKind.Context);

    /// <summary>Whether <see cref="Plain"/> is all there is to the value: a number that a decimal holds, a date, a duration.</summary>
    internal bool IsPlain => reference is null && (Kind is ValueKind.Number or ValueKind.Date or ValueKind.MonthsDuration or ValueKind.DaysDuration);

    /// <summary>The decimal that stands for a plain value.</summary>
    internal decimal Plain => number;

    /// <summary>Unknown because the named tag is absent or stale.</summary>
    public static Value Unknown(string cause) => new(ValueKind.Unknown, 0, NoCauses.Add(cause));

    /// <summary>Unknown because of several tags.</summary>
    public static Value Unknown(ImmutableSortedSet<string> causes) => new(ValueKind.Unknown, 0, causes);

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static Value Of(decimal value) => new(ValueKind.Number, value, null);

    /// <summary>A number.</summary>
    public static Value Of(FeelNumber value) => new(ValueKind.Number, value.Small, value.Wide);

    /// <summary>A string.</summary>
    public static Value Of(string value) => new(ValueKind.String, 0, value);

    /// <summary>A date.</summary>
    public static Value Of(DateOnly value) => new(ValueKind.Date, value.DayNumber, null);

    /// <summary>A date, given as a number of days since 0001-01-01; any year.</summary>
    public static Value OfDay(long day) => new(ValueKind.Date, day, null);

    /// <summary>A time of day.</summary>
    /// <param name="secondsOfDay">Seconds since midnight, at least 0 and less than 86,400.</param>
    /// <param name="zone">Zone, or null for a time without one.</param>
    public static Value OfTime(decimal secondsOfDay, FeelZone? zone) => new(ValueKind.Time, secondsOfDay, zone);

    /// <summary>A date and time.</summary>
    /// <param name="localSeconds">Seconds since 0001-01-01T00:00:00 on its own clock.</param>
    /// <param name="zone">Zone, or null for a date and time without one.</param>
    public static Value OfDateTime(decimal localSeconds, FeelZone? zone) => new(ValueKind.DateTime, localSeconds, zone);

    /// <summary>A range.</summary>
    public static Value Of(FeelRange range) => new(ValueKind.Range, 0, range);

    /// <summary>A function.</summary>
    public static Value Of(FeelFunction function) => new(ValueKind.Function, 0, function);

    /// <summary>A list.</summary>
    public static Value Of(ImmutableArray<Value> elements) => new(ValueKind.List, 0, elements);

    /// <summary>A context.</summary>
    public static Value Of(FeelContext context) => new(ValueKind.Context, 0, context);

    /// <summary>A years and months duration of a signed number of months.</summary>
    public static Value OfMonths(long months) => new(ValueKind.MonthsDuration, months, null);

    /// <summary>A days and time duration of a signed number of seconds.</summary>
    public static Value OfSeconds(decimal seconds) => new(ValueKind.DaysDuration, seconds, null);

    /// <summary>Equality of representation (not FEEL's three-valued <c>=</c>): same kind and content.</summary>
    public bool Equals(Value other) => Kind == other.Kind && number == other.number && Kind switch
    {
        ValueKind.List => AsList.SequenceEqual(other.AsList),
        ValueKind.Unknown => Causes.SetEquals(other.Causes),
        _ => Equals(reference, other.reference),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind == ValueKind.List ? AsList.Length : HashCode.Combine(Kind, number, Kind == ValueKind.Unknown ? null : reference);

    /// <summary>Culture-independent text: FEEL literal form, dates as ISO 8601.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Unknown => "unknown",
        ValueKind.Null => "null",
        ValueKind.Boolean => number != 0 ? "true" : "false",
        ValueKind.Number => AsFeelNumber.ToString(),
        ValueKind.String => FeelText.Quote(AsString),
        ValueKind.Date => FeelText.Date(AsDay),
        ValueKind.Time => FeelText.Time(AsSecondsOfDay) + Zone,
        ValueKind.DateTime => FeelText.DateTime(AsLocalSeconds) + Zone,
        ValueKind.MonthsDuration => FeelText.Months(AsMonths),
        ValueKind.DaysDuration => FeelText.Seconds(AsSeconds),
        ValueKind.List => "[" + string.Join(", ", AsList) + "]",
        _ => reference?.ToString() ?? Kind.ToString(),
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private InvalidOperationException Wrong(ValueKind wanted) => new($"a {Kind} was read as a {wanted}");
}
