using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Values as text: FEEL literals, with strings inside lists and contexts in quotes.</summary>
internal static class ValueWriter
{
    /// <summary>The text; a fault when it would be too long. Keeps its own stack: lists may be nested deeper than calls can be.</summary>
    public static Value Write(Value value, Budget budget)
    {
        var text = new StringBuilder();
        var pending = new Stack<(string? Text, Value Value)>([(null, value)]);
        while (pending.TryPop(out var next))
        {
            budget.Charge(1);
            if (next.Text is { } known)
            {
                text.Append(known);
            }
            else if (next.Value.Kind is ValueKind.List or ValueKind.Context)
            {
                Open(next.Value, pending);
            }
            else
            {
                text.Append(next.Value.ToString());
            }

            if (text.Length > Budget.MaxString)
            {
                return Fault.Limit;
            }
        }

        return Value.Of(text.ToString());
    }

    /// <summary>Puts the parts of a list or a context before what is still to be written.</summary>
    private static void Open(Value value, Stack<(string? Text, Value Value)> pending)
    {
        if (value.Kind == ValueKind.List)
        {
            var list = value.AsList;
            pending.Push(("]", default));
            for (var i = list.Length - 1; i >= 0; i--)
            {
                pending.Push((null, list[i]));
                pending.Push((i == 0 ? "[" : ", ", default));
            }

            Empty(list.Length, "[", pending);
            return;
        }

        var entries = value.AsContext.Entries;
        pending.Push(("}", default));
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            pending.Push((null, entries[i].Value));
            pending.Push(((i == 0 ? "{" : ", ") + Key(entries[i].Key) + ": ", default));
        }

        Empty(entries.Length, "{", pending);
    }

    private static void Empty(int count, string bracket, Stack<(string? Text, Value Value)> pending)
    {
        if (count == 0)
        {
            pending.Push((bracket, default));
        }
    }

    /// <summary>A name as it is, any other key in quotes.</summary>
    private static string Key(string key) => IsName(key) ? key : FeelText.Quote(key);

    private static bool IsName(string key)
    {
        if (key.Length == 0 || key[^1] == ' ' || !Names.IsStart(key, 0, Dialect.Standard))
        {
            return false;
        }

        for (var at = 0; at < key.Length;)
        {
            var end = key[at] == ' ' ? at + 1 : Names.End(key, at, Dialect.Standard);
            if (end == at)
            {
                return false;
            }

            at = end;
        }

        return true;
    }
}
