using System.Collections.Immutable;
using System.Globalization;

namespace Matching.Rules.Packs.Words;

/// <summary>A sentence, with further sentences below it where it needs them.</summary>
/// <param name="Text">The sentence; what leads the items where there are any.</param>
/// <param name="Items">Sentences below it, in order; empty for a sentence that stands alone.</param>
public sealed record Wording(string Text, ImmutableArray<Wording> Items)
{
    /// <summary>A sentence that stands alone.</summary>
    public Wording(string text)
        : this(text, [])
    {
    }

    /// <summary>Whether the items are numbered; they are by default.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <summary>Whether nothing stands below.</summary>
    public bool IsLeaf => Items.IsEmpty;

    /// <summary>The sentence and what stands below it, on lines of their own; items are numbered by their depth: （1）, then ①.</summary>
    /// <param name="indent">Blanks before the first line.</param>
    /// <param name="depth">How deep the sentence itself stands.</param>
    public IEnumerable<string> Lines(int indent = 0, int depth = 0)
    {
        yield return new string(' ', indent) + Text.TrimEnd();
        for (var i = 0; i < Items.Length; i++)
        {
            var lines = Items[i].Lines(0, IsNumbered ? depth + 1 : depth).ToList();
            yield return new string(' ', indent + 2) + (IsNumbered ? Number(i + 1, depth) : "") + lines[0];
            foreach (var line in lines.Skip(1))
            {
                yield return new string(' ', indent + 4) + line;
            }
        }
    }

    /// <summary>Everything on one line.</summary>
    public string Inline(bool english) => IsLeaf ? Text
        : Text + string.Join(english ? "; " : "；", Items.Select((item, i) => Number(i + 1, 1) + item.Inline(english)));

    private static string Number(int number, int depth) => depth == 1 && number <= 20
        ? ((char)('①' + number - 1)).ToString()
        : $"（{number.ToString(CultureInfo.InvariantCulture)}）";
}
