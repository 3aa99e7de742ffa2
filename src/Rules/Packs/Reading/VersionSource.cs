using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>The text of one version, opened, with what its place says about it.</summary>
/// <param name="PolicyId">The policy that it must name.</param>
/// <param name="Label">The version that it must call itself; null where it may choose.</param>
/// <param name="Text">The text.</param>
/// <param name="Root">The text as read; null when it was refused.</param>
internal sealed record VersionSource(string PolicyId, string? Label, string Text, YamlNode? Root);
