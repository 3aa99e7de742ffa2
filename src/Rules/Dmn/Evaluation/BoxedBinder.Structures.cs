using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <content>Contexts, relations and iterations.</content>
internal sealed partial class BoxedBinder
{
    /// <summary>A context with a result entry is that entry, evaluated where the others are names (DMN 1.5, 10.2.1.4).</summary>
    private BoundNode Context(DmnContext context)
    {
        var keys = ImmutableArray.CreateBuilder<Local>();
        var contents = ImmutableArray.CreateBuilder<BoundNode>();
        BoundNode? result = null;
        foreach (var entry in context.Entries)
        {
            if (entry.Variable is null)
            {
                result = Bind(entry.Content);
                break;
            }

            var type = Type(entry.Variable, context);
            contents.Add(Coerced(Bind(entry.Content), type));
            keys.Add(locals.Reserve(entry.Variable.Name, type));
            locals.Enter(keys[^1]);
        }

        locals.Leave(keys.Count);
        for (var i = keys.Count - 1; result is not null && i >= 0; i--)
        {
            result = new BoundLet(PlaceOf("context"), keys[i], contents[i], result);
        }

        return result ?? (keys.DistinctBy(k => k.Name).Count() == keys.Count
            ? new BoundContext(PlaceOf("context"), new ContextType([]), keys.ToImmutable(), contents.ToImmutable())
            : Nothing(Fault.DuplicateKey));
    }

    private BoundList Relation(DmnRelation relation) => new(PlaceOf("relation"), FeelType.Any, [.. relation.Rows.Select(row => Row(relation, row))]);

    private BoundContext Row(DmnRelation relation, ImmutableArray<DmnExpression> cells)
    {
        var contents = relation.Columns.Select((column, i) => Coerced(Bind(i < cells.Length ? cells[i] : null), Type(column, relation))).ToImmutableArray();
        return Entries([.. relation.Columns.Select(c => c.Name)], contents);
    }

    /// <summary>A context whose entries do not see each other.</summary>
    private BoundContext Entries(ImmutableArray<string> names, ImmutableArray<BoundNode> contents) =>
        new(PlaceOf("context"), new ContextType([]), [.. names.Select(n => locals.Reserve(n, FeelType.Any))], contents);

    private BoundFor For(DmnFor loop)
    {
        var (iterator, partial) = (Iterator(loop.Variable, loop.In, loop.InTypeRef), locals.Reserve("partial", FeelType.Any));
        locals.Enter(iterator.Local);
        locals.Enter(partial);
        var body = Bind(loop.Return);
        locals.Leave(2);
        return new BoundFor(PlaceOf("for"), [iterator], body) { Partial = LocalReads.Of(body).Contains(partial) ? partial : null };
    }

    private BoundIterator Iterator(string variable, DmnExpression? source, string? typeRef)
    {
        var bound = Coerced(Bind(source), types.Resolve(model, typeRef, source?.Place ?? model.Place));
        return new BoundIterator(locals.Reserve(variable, FeelType.Any), bound);
    }
}
