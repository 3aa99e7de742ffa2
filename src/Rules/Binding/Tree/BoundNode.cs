using Matching.Rules.Diagnostics;

namespace Matching.Rules.Binding.Tree;

/// <summary>A node of the bound tree: names resolved, types known. Both evaluators walk this tree.</summary>
/// <param name="place">Where it stands in the text.</param>
/// <param name="type">Static type.</param>
/// <param name="size">Number of nodes of the children together.</param>
internal abstract class BoundNode(Place place, FeelType type, int size)
{
    private string? text;

    /// <summary>Static type.</summary>
    public FeelType Type { get; } = type;

    /// <summary>Place in the text of the whole rule.</summary>
    public SourceSpan Span { get; } = place.Shifted;

    /// <summary>Where it stands.</summary>
    public Place Place { get; } = place;

    /// <summary>The piece of text.</summary>
    public string Text => text ??= Place.Slice();

    /// <summary>Number of nodes of the tree; what one pass over it costs.</summary>
    public int Size { get; } = size + 1;

    /// <summary>Unit of the value where it is known, else null.</summary>
    public string? Unit { get; init; }
}

/// <summary>A place in a text that may itself be a part of a longer one, as a table cell is.</summary>
/// <param name="Text">The text that was parsed.</param>
/// <param name="Span">Place in it.</param>
/// <param name="Offset">Where that text starts in the text of the whole rule.</param>
internal readonly record struct Place(string Text, SourceSpan Span, int Offset)
{
    /// <summary>The place in the text of the whole rule.</summary>
    public SourceSpan Shifted => new(Span.Start + Offset, Span.End + Offset);

    /// <summary>The piece of text.</summary>
    public string Slice() => Text[Span.Start..Span.End];
}
