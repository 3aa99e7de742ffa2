using System.Linq.Expressions;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Tables;
using Matching.Rules.Values;
using static System.Linq.Expressions.Expression;

namespace Matching.Rules.Emit;

/// <content>Decision tables.</content>
internal sealed partial class Emitter
{
    /// <summary>Rows of a table whose row is looked for quickly; longer ones would make too much code.</summary>
    private const int MaxQuickRows = 64;

    private BlockExpression Table(BoundTable node)
    {
        var inputs = node.Inputs.Select(i => (Expression)Assign(locals[i.Local.Index], Emit(i.Source)));
        return Block(typeof(Value), [.. inputs, MayChoose(node) ? Chosen(node) : Collected(node)]);
    }

    /// <summary>Whether one row is the result, and all rows can be decided quickly.</summary>
    private bool MayChoose(BoundTable node) => !inFull && node.Rows.Length <= MaxQuickRows
        && (node.Policy is HitPolicy.Unique or HitPolicy.First) && node.Rows.All(r => r.Cells.All(IsQuick));

    /// <summary>The row that hits, found without collecting; a row that stays open, or a second one under U, leaves it to the full way.</summary>
    private BlockExpression Chosen(BoundTable node)
    {
        var (chosen, decided, result) = (Variable(typeof(int)), Variable(typeof(int)), Variable(typeof(Value)));
        var (found, open, done) = (Label(), Label(), Label());
        var statements = new List<Expression> { Assign(chosen, Constant(0)) };
        for (var i = 0; i < node.Rows.Length; i++)
        {
            var hit = node.Policy == HitPolicy.First
                ? Block(typeof(void), Assign(chosen, Constant(i + 1)), Goto(found))
                : Block(typeof(void), IfThen(NotEqual(chosen, Constant(0)), Goto(open)), Assign(chosen, Constant(i + 1)));
            statements.Add(Assign(decided, Conjunction(node.Rows[i].Cells)));
            statements.Add(IfThen(NotEqual(decided, Constant(0)), IfThenElse(Equal(decided, Constant(1)), hit, Goto(open))));
        }

        var none = node.Default is null ? Constant(Value.Null, typeof(Value)) : Emit(node.Default);
        statements.AddRange(
        [
            Label(found),
            Assign(result, Switch(chosen, none, [.. node.Rows.Select((row, i) => SwitchCase(Emit(row.Output), Constant(i + 1)))])),
            Goto(done),
            Label(open),
            Assign(result, Collected(node)),
            Label(done),
            result,
        ]);
        return Block(typeof(Value), [chosen, decided, result], statements);
    }

    /// <summary>All rows, their hits collected.</summary>
    private BlockExpression Collected(BoundTable node)
    {
        var collector = Variable(typeof(HitCollector));
        var hit = Variable(typeof(Value));
        var done = Label();
        var constructor = typeof(HitCollector).GetConstructors().Single();
        var statements = new List<Expression> { Assign(collector, New(constructor, Constant(node.Policy), Constant(node.Orders), Constant(IsStandard))) };
        foreach (var row in node.Rows)
        {
            statements.Add(Row(row, collector, hit));
            statements.Add(IfThen(Property(collector, nameof(HitCollector.IsDone)), Break(done)));
        }

        statements.Add(Label(done));
        var result = Call(collector, nameof(HitCollector.Result), null, budget);
        statements.Add(node.Default is null ? result : Condition(Property(collector, nameof(HitCollector.IsEmpty)), Emit(node.Default), result));
        return Block(typeof(Value), [collector, hit], statements);
    }

    private Expression Row(BoundRow row, ParameterExpression collector, ParameterExpression hit)
    {
        var cells = row.Cells.Where(c => c is not BoundConstant { Value.IsTrue: true }).ToArray();
        var taken = IfThen(
            Call(collector, nameof(HitCollector.Needs), null, hit),
            Call(collector, nameof(HitCollector.Take), null, Emit(row.Output)));
        if (inFull || cells.Length == 0 || !cells.All(IsQuick))
        {
            return Block(typeof(void), Cells(cells, hit), taken);
        }

        // A row whose cells are decided and that does not hit needs nothing more.
        var decided = Variable(typeof(int));
        return Block(typeof(void), [decided],
            Assign(decided, Conjunction(cells)),
            IfThen(
                NotEqual(decided, Constant(0)),
                Block(
                    IfThenElse(Equal(decided, Constant(1)), Assign(hit, Yes), Cells(cells, hit)),
                    taken)));
    }

    /// <summary>All cells of a row in full, until one is false.</summary>
    private BlockExpression Cells(BoundNode[] cells, ParameterExpression hit)
    {
        var end = Label();
        var statements = new List<Expression> { Assign(hit, Constant(Value.True, typeof(Value))) };
        foreach (var cell in cells)
        {
            statements.Add(Assign(hit, Invoke(Logic.And, hit, InFull(cell))));
            statements.Add(IfThen(IsFalse(hit), Break(end)));
        }

        statements.Add(Label(end));
        return Block(typeof(void), statements);
    }

    private Expression Conjunction(IEnumerable<BoundNode> cells) =>
        cells.Select(QuickCode).DefaultIfEmpty(Constant(1)).Aggregate((a, b) => Both(a, b, 0));
}
