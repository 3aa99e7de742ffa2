using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Engine.Tags;

/// <summary>A tag whose formula is not compiled yet: a formula may read tags that stand further down in the file.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Formula">Text of its formula, or null.</param>
/// <param name="Place">Where the tag stands.</param>
internal sealed record TagDraft(Tag Tag, YamlScalar? Formula, FilePlace Place);
