using System.Collections.Immutable;

namespace Matching.Rules.Binding;

/// <summary>Static type of an expression (DMN 1.5, 10.3.2.9).</summary>
public abstract record FeelType
{
    /// <summary>Any value; the type of what cannot be known before evaluation.</summary>
    public static FeelType Any { get; } = new SimpleType("Any");

    /// <summary>The type of null.</summary>
    public static FeelType Null { get; } = new SimpleType("Null");

    /// <summary>boolean.</summary>
    public static FeelType Boolean { get; } = new SimpleType("boolean");

    /// <summary>number.</summary>
    public static FeelType Number { get; } = new SimpleType("number");

    /// <summary>string.</summary>
    public static FeelType String { get; } = new SimpleType("string");

    /// <summary>date.</summary>
    public static FeelType Date { get; } = new SimpleType("date");

    /// <summary>time.</summary>
    public static FeelType Time { get; } = new SimpleType("time");

    /// <summary>date and time.</summary>
    public static FeelType DateTime { get; } = new SimpleType("date and time");

    /// <summary>days and time duration.</summary>
    public static FeelType DaysDuration { get; } = new SimpleType("days and time duration");

    /// <summary>years and months duration.</summary>
    public static FeelType MonthsDuration { get; } = new SimpleType("years and months duration");

    /// <summary>Name as FEEL writes it.</summary>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>A type without parts.</summary>
public sealed record SimpleType(string TypeName) : FeelType
{
    /// <inheritdoc/>
    public override string Name => TypeName;
}

/// <summary>list&lt;T&gt;.</summary>
public sealed record ListType(FeelType Element) : FeelType
{
    /// <inheritdoc/>
    public override string Name => $"list<{Element.Name}>";
}

/// <summary>A context with known entries.</summary>
/// <param name="Fields">The entries and their types, in order.</param>
public sealed record ContextType(ImmutableArray<KeyValuePair<string, FeelType>> Fields) : FeelType
{
    /// <inheritdoc/>
    public override string Name => "context<" + string.Join(", ", Fields.Select(f => $"{f.Key}: {f.Value.Name}")) + ">";

    /// <inheritdoc/>
    public bool Equals(ContextType? other) => other is not null && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.Length;
}

/// <summary>range&lt;T&gt;.</summary>
public sealed record RangeType(FeelType Element) : FeelType
{
    /// <inheritdoc/>
    public override string Name => $"range<{Element.Name}>";
}

/// <summary>function&lt;…&gt; -&gt; T.</summary>
/// <param name="Parameters">Types of the parameters.</param>
/// <param name="Result">Type of the result.</param>
public sealed record FunctionType(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
{
    /// <inheritdoc/>
    public override string Name => $"function<{string.Join(", ", Parameters.Select(p => p.Name))}> -> {Result.Name}";

    /// <inheritdoc/>
    public bool Equals(FunctionType? other) => other is not null && Result == other.Result && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.Length;
}

/// <summary>A type whose values must pass a test: an item definition with allowed values (DMN 1.5, 7.3.3).</summary>
/// <param name="TypeName">Name of the item definition.</param>
/// <param name="Base">Type without the test.</param>
/// <param name="Test">Boolean expression that reads the value from slot 0.</param>
public sealed record ConstrainedType(string TypeName, FeelType Base, RuleExpression Test) : FeelType
{
    /// <inheritdoc/>
    public override string Name => TypeName;
}
