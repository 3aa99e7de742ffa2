using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Yaml;

/// <summary>A node of a strictly read YAML document.</summary>
/// <param name="Place">Where the node starts.</param>
public abstract record YamlNode(FilePlace Place)
{
    /// <summary>What the node is, for messages.</summary>
    public abstract LocalizedText Shape { get; }
}

/// <summary>A single value. Its text is not interpreted: whether it is a number or a date is the reader's question.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes or in a block, and so is always a string.</param>
/// <param name="Place">Where it starts.</param>
public sealed record YamlScalar(string Text, bool Quoted, FilePlace Place) : YamlNode(Place)
{
    /// <summary>Nothing after the colon, or <c>null</c>, or <c>~</c>.</summary>
    public bool IsNull => !Quoted && Text is "" or "null" or "~";

    /// <inheritdoc/>
    public override LocalizedText Shape => new("单个值", "a single value");
}

/// <summary>A list.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Place">Where it starts.</param>
public sealed record YamlList(ImmutableArray<YamlNode> Items, FilePlace Place) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override LocalizedText Shape => new("列表", "a list");
}

/// <summary>A mapping; keys are unique.</summary>
/// <param name="Entries">The entries in order.</param>
/// <param name="Place">Where it starts.</param>
public sealed record YamlMap(ImmutableArray<YamlEntry> Entries, FilePlace Place) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override LocalizedText Shape => new("键值映射", "a mapping");
}

/// <summary>One key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
