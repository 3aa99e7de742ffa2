using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Standard;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <content>Decision tables.</content>
internal sealed partial class BoxedBinder
{
    private BoundTable Table(DmnTable table)
    {
        var inputs = table.Inputs.Select(i => new BoundIterator(locals.Reserve("?", FeelType.Any), Bind(i.Expression))).ToImmutableArray();
        var rows = table.Rules.Select(rule => Rule(table, rule, inputs)).ToImmutableArray();
        var defaults = table.Outputs.Any(o => o.Default is not null)
            ? Output(table, [.. table.Outputs.Select(o => Coerced(Bind(o.Default), types.Resolve(model, o.TypeRef, table.Place)))])
            : null;
        return new BoundTable(PlaceOf("decision table"), FeelType.Any, table.Policy, inputs, rows)
        {
            Orders = [.. table.Outputs.Select(o => Order(table, o)).OfType<OutputOrder>()],
            Default = defaults,
        };
    }

    private BoundRow Rule(DmnTable table, DmnRule rule, ImmutableArray<BoundIterator> inputs)
    {
        var cells = inputs.Select((input, i) => Cell(rule.Inputs[i], table.Inputs[i].Values, input.Local, rule.Place)).ToImmutableArray();
        var outputs = table.Outputs.Select((o, i) => Coerced(Bind(rule.Outputs[i]), types.Resolve(model, o.TypeRef, table.Place))).ToImmutableArray();
        return new BoundRow(PlaceOf("rule"), cells, Output(table, outputs));
    }

    /// <summary>A cell that allows everything allows what the input values allow (DMN 1.5, 10.3.2.10).</summary>
    private BoundNode Cell(string written, string? values, Local tested, FilePlace place)
    {
        var tests = written.Trim() is "" or "-" ? values ?? "-" : written;
        return At(place, () => Text.Tests(tests, tested));
    }

    private BoundNode Output(DmnTable table, ImmutableArray<BoundNode> contents) =>
        contents.Length == 1 ? contents[0] : Entries([.. table.Outputs.Select(o => o.Name ?? "")], contents);

    /// <summary>The order of an output's values: its output values, else the allowed values of its type.</summary>
    private OutputOrder? Order(DmnTable table, DmnOutputClause output)
    {
        var values = output.Values ?? (types.Resolve(model, output.TypeRef, table.Place) is ConstrainedType constrained ? constrained.Test.Text : null);
        if (values is null)
        {
            return null;
        }

        var own = new Locals();
        var list = new StandardText(Scope.Empty, own, new DiagnosticBag()).Expression("[" + values + "]");
        var value = new CompiledRule(values, list, own.Count, [], Dialect.Standard).Explain([]).Value;
        return value.Kind == ValueKind.List ? new OutputOrder(table.Outputs.Length == 1 ? null : output.Name, value.AsList) : null;
    }
}
