using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>Which values belong to a type, and how a value is given the form of one (DMN 1.5, 10.3.2.9.2 and 10.3.2.9.4). Pure.</summary>
internal static class TypeConformance
{
    private const decimal SecondsOfDay = 86400m;

    /// <summary>Whether a value can stand where a value of the type is asked for. Null can stand everywhere.</summary>
    public static bool Conforms(Value value, FeelType type) => Belongs(value, type, true);

    /// <summary><c>value instance of type</c>: null is an instance of no type but Null (DMN 1.5, 10.3.2.13).</summary>
    /// <remarks>Allowed values restrict what a variable may hold and are no part of its type's conformance (10.3.2.9.2).</remarks>
    public static bool IsInstance(Value value, FeelType type) =>
        value.Kind == ValueKind.Null ? type == FeelType.Null : Belongs(value, type, false);

    /// <summary>
    /// The value in the form of the type: as it is where it conforms, the only element of a list, a list of one element,
    /// the midnight of a date in UTC; a fault where there is none.
    /// </summary>
    /// <remarks>The conversions are not applied to the elements of a list or the entries of a context.</remarks>
    public static Value Coerce(Value value, FeelType type)
    {
        if (value.IsUnknown || Conforms(value, type))
        {
            return value;
        }

        if (value.Kind == ValueKind.List && value.AsList.Length == 1 && Conforms(value.AsList[0], type))
        {
            return value.AsList[0];
        }

        if (value.Kind == ValueKind.Date && BaseOf(type) == FeelType.DateTime)
        {
            var midnight = Value.OfDateTime(value.AsDay * SecondsOfDay, new FeelZone(null, 0));
            return Conforms(midnight, type) ? midnight : Fault.WrongType;
        }

        var single = BaseOf(type) is ListType ? Value.Of([value]) : Fault.WrongType;
        return !single.IsUnknown && Conforms(single, type) ? single : Fault.WrongType;
    }

    /// <summary>Whether every value of one type can stand where a value of the other is asked for.</summary>
    public static bool Conforms(FeelType type, FeelType wanted) => type == wanted || wanted == FeelType.Any || type == FeelType.Null || (type, wanted) switch
    {
        (ConstrainedType t, _) => Conforms(t.Base, wanted),
        (ListType t, ListType w) => Conforms(t.Element, w.Element),
        (RangeType t, RangeType w) => Conforms(t.Element, w.Element),
        (ContextType t, ContextType w) => w.Fields.All(f => t.Fields.Any(g => g.Key == f.Key && Conforms(g.Value, f.Value))),
        (FunctionType t, FunctionType w) => t.Parameters.Length == w.Parameters.Length && Conforms(t.Result, w.Result)
            && t.Parameters.Zip(w.Parameters).All(p => Conforms(p.Second, p.First)),
        _ => false,
    };

    private static FeelType BaseOf(FeelType type) => type is ConstrainedType constrained ? BaseOf(constrained.Base) : type;

    private static bool Belongs(Value value, FeelType type, bool isAllowed) => value.Kind == ValueKind.Null || type switch
    {
        ConstrainedType constrained => Belongs(value, constrained.Base, isAllowed) && (!isAllowed || constrained.Test.Evaluate([value]).IsTrue),
        ListType list => value.Kind == ValueKind.List && value.AsList.All(e => Belongs(e, list.Element, isAllowed)),
        ContextType context => value.Kind == ValueKind.Context && HasFields(value.AsContext, context, isAllowed),
        RangeType range => value.Kind == ValueKind.Range && IsOver(value.AsRange, range.Element, isAllowed),
        FunctionType function => value.Kind == ValueKind.Function && Replaces(value.AsFunction, function),
        _ when type == FeelType.Any => !value.IsUnknown,
        _ => TypeRules.KindOf(type) == value.Kind,
    };

    private static bool HasFields(FeelContext context, ContextType type, bool isAllowed) =>
        type.Fields.All(f => context.Entries.Any(e => e.Key == f.Key && Belongs(e.Value, f.Value, isAllowed)));

    private static bool IsOver(FeelRange range, FeelType element, bool isAllowed) =>
        Belongs(range.Low ?? Value.Null, element, isAllowed) && Belongs(range.High ?? Value.Null, element, isAllowed);

    /// <summary>A function whose own types are not stated is judged by the number of its parameters.</summary>
    private static bool Replaces(FeelFunction function, FunctionType wanted) => function.Signature is { } signature
        ? Conforms(Known(signature), wanted) || Conforms(signature, wanted)
        : function.Takes(wanted.Parameters.Length);

    /// <summary>A result of open type is what evaluation makes it, so it is not held against the function.</summary>
    private static FunctionType Known(FunctionType signature) =>
        signature.Result == FeelType.Any ? signature with { Result = FeelType.Null } : signature;
}
