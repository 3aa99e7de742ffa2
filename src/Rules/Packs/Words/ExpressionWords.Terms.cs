using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Words;

/// <content>Values: names, figures and arithmetic.</content>
internal sealed partial class ExpressionWords
{
    /// <summary>Marks numbers that are names, as years are.</summary>
    private const string Ordinal = "#";

    private readonly List<Wording> factors = [];
    private readonly Dictionary<BoundIf, string> letters = [];

    /// <summary>A sentence with what its factors mean below it.</summary>
    public Wording WithFactors(Wording wording) => factors.Count == 0 ? wording : wording with { Items = [.. wording.Items, .. factors], IsNumbered = !wording.IsLeaf };

    /// <summary>A computed value.</summary>
    public Wording Computed(BoundNode node, string? unit) => node is BoundIf choice
        ? Tiers(choice, n => Computed(n, unit))
        : new Wording(Term(node, unit));

    /// <summary>A value on one line.</summary>
    /// <param name="node">The value.</param>
    /// <param name="unit">Unit of a plain number where it is known from elsewhere.</param>
    /// <param name="named">Whether the version's figures carry their names.</param>
    private string Term(BoundNode node, string? unit = null, bool named = true) => node switch
    {
        BoundConstant constant => Constant(constant, unit, named),
        BoundRead read => glossary.NameOf(read.Symbol.Name, english),
        BoundLocal local => locals.TryGetValue(local.Local.Index, out var said) ? said : Code(local),
        BoundNegate negate => "−" + Operand(negate.Operand, unit),
        BoundArithmetic arithmetic => Idiom(arithmetic) ?? Arithmetic(arithmetic, unit),
        BoundCall call => Call(call, unit),
        BoundMember member => Member(member),
        BoundIf choice => Factor(choice, unit),
        _ => Code(node),
    };

    private string Constant(BoundConstant constant, string? unit, bool named)
    {
        if (constant.Symbol is not { } name)
        {
            return Literal(constant.Value, constant.Unit ?? unit);
        }

        // A figure that states no unit of its own says what it is by its name.
        var own = parameters.FirstOrDefault(p => p.Name == name)?.Unit;
        var figure = Literal(constant.Value, own ?? constant.Unit ?? unit);
        return named ? Say($"{figure}（{name}）", figure) : figure;
    }

    private string Literal(Value value, string? unit) => value.Kind switch
    {
        ValueKind.Number when unit == Ordinal => FigureWords.Ordinal(value.AsNumber),
        ValueKind.Number => FigureWords.Of(value.AsNumber, unit, english),
        ValueKind.String => $"“{value.AsString}”",
        ValueKind.Date => FigureWords.Date(value.AsDate, english),
        ValueKind.MonthsDuration => FigureWords.Months(value.AsMonths, english),
        ValueKind.Boolean => value.IsTrue ? Say("是", "yes") : Say("否", "no"),
        _ => $"`{value}`",
    };

    private string Arithmetic(BoundArithmetic node, string? unit)
    {
        var additive = node.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract;
        if (additive && node.Right is BoundConstant { Value: { Kind: ValueKind.MonthsDuration } span })
        {
            var months = FigureWords.Months(span.AsMonths, english);
            var later = node.Operator == ArithmeticOperator.Add;
            return Say($"{Term(node.Left)}{(later ? "后" : "前")}{months}的当日", $"the day {months} {(later ? "after" : "before")} {Term(node.Left)}");
        }

        unit = additive && (IsPartOfDate(node.Left) || IsPartOfDate(node.Right)) ? Ordinal : additive ? unit ?? node.Unit : unit;
        return node.Operator switch
        {
            ArithmeticOperator.Add => $"{Operand(node.Left, unit, node)} + {Operand(node.Right, unit, node)}",
            ArithmeticOperator.Subtract => $"{Operand(node.Left, unit, node)} − {Operand(node.Right, unit, node)}",
            ArithmeticOperator.Multiply => $"{Operand(node.Left, Share(node.Left), node)} × {Operand(node.Right, Share(node.Right), node)}",
            ArithmeticOperator.Divide => $"{Operand(node.Left, null, node)} ÷ {Operand(node.Right, null, node)}",
            _ => Code(node),
        };
    }

    /// <summary>A plain factor below 1 is a share.</summary>
    private static string? Share(BoundNode node) =>
        node is BoundConstant { Symbol: null, Value: { Kind: ValueKind.Number } number } && number.AsNumber is > 0 and < 1 ? FigureWords.Ratio : null;

    private string Operand(BoundNode node, string? unit, BoundArithmetic? above = null)
    {
        var text = Term(node, unit);
        var binds = node is BoundArithmetic inner && Idiom(inner) is null && (above is null || NeedsBrackets(inner, above, node));
        return binds ? Say($"（{text}）", $"({text})") : text;
    }

    private static bool NeedsBrackets(BoundArithmetic inner, BoundArithmetic above, BoundNode node) =>
        Rank(inner.Operator) < Rank(above.Operator)
        || (ReferenceEquals(above.Right, node) && above.Operator is ArithmeticOperator.Subtract or ArithmeticOperator.Divide && Rank(inner.Operator) == Rank(above.Operator));

    private static int Rank(ArithmeticOperator operation) => operation is ArithmeticOperator.Add or ArithmeticOperator.Subtract ? 1 : 2;

    private static bool IsPartOfDate(BoundNode node) => node is BoundMember { Member: "year" or "month" or "day" };

    private string Member(BoundMember member) => member.Member switch
    {
        "year" => Say($"{Term(member.Source)}的年份", $"the year of {Term(member.Source)}"),
        "month" => Say($"{Term(member.Source)}的月份", $"the month of {Term(member.Source)}"),
        "day" => Say($"{Term(member.Source)}的日数", $"the day of the month of {Term(member.Source)}"),
        _ => Code(member),
    };

    /// <summary>A choice inside arithmetic gets a letter, and is explained below the sentence.</summary>
    private string Factor(BoundIf choice, string? unit)
    {
        if (letters.TryGetValue(choice, out var known))
        {
            return known;
        }

        var letter = ((char)('A' + factors.Count)).ToString();
        letters[choice] = letter;
        factors.Add(new Wording(""));
        var place = factors.Count - 1;
        var tiers = Tiers(choice, n => new Wording(Term(n, unit ?? Share(n))));
        factors[place] = new Wording(Say($"其中 {letter}：{tiers.Text}", $"where {letter}: {tiers.Text}"), tiers.Items);
        return letter;
    }
}
