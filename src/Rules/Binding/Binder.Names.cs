using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;

namespace Matching.Rules.Binding;

/// <content>Names and properties.</content>
internal sealed partial class Binder
{
    private static readonly string[] Clock = ["today", "now"];

    private readonly Dictionary<string, IReadOnlyList<string>> nearestNames = new(StringComparer.Ordinal);

    private BoundNode Name(NameNode node)
    {
        if (node.Name == "?" && subject is not null)
        {
            readSubject = true;
            return Read(subject, At(node));
        }

        if (locals.Find(node.Name) is { } local)
        {
            return Read(local, At(node));
        }

        if (scope.Find(node.Name) is { } symbol)
        {
            return symbol.Constant is { } constant
                ? new BoundConstant(At(node), symbol.Type, constant, symbol.Name) { Unit = symbol.Unit }
                : new BoundRead(At(node), symbol) { Unit = symbol.Unit };
        }

        bag.Add(NameMessages.UnknownName(node.Span, node.Name, NearestNames(node.Name)));
        return new BoundError(At(node));
    }

    private static BoundLocal Read(Local local, Place place) => new(place, local) { Unit = local.Unit };

    private IReadOnlyList<string> NearestNames(string name)
    {
        if (!nearestNames.TryGetValue(name, out var nearest))
        {
            nearestNames[name] = nearest = bag.IsFull ? [] : Nearest.To(name, scope.Symbols.Select(s => s.Name).Concat(locals.Names));
        }

        return nearest;
    }

    private BoundNode UnknownFunction(CallNode node)
    {
        bag.Add(Clock.Contains(node.Function)
            ? NameMessages.NoClock(node.NameSpan, node.Function)
            : NameMessages.UnknownFunction(node.NameSpan, node.Function, bag.IsFull ? [] : Nearest.To(node.Function, FunctionTable.Names(Dialect.Strict))));
        return new BoundError(At(node));
    }

    private BoundNode Member(PathNode node)
    {
        var source = Bind(node.Source);
        if (source is BoundError || node.Member.Length == 0)
        {
            return new BoundError(At(node));
        }

        if (TypeRules.Member(source.Type, node.Member) is { } type)
        {
            return new BoundMember(At(node), type, source, node.Member);
        }

        bag.Add(NameMessages.UnknownMember(node.MemberSpan, source.Type, node.Member, TypeRules.MembersOf(source.Type)));
        return new BoundError(At(node));
    }
}
