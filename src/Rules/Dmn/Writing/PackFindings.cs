using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Writing;

/// <summary>What is refused when a DMN document is to be a rule pack: DMN3xxx.</summary>
internal static class PackFindings
{
    /// <summary>DMN3001.</summary>
    public static Diagnostic NotAPack(FilePlace at) => new("DMN3001", Severity.Error, SourceSpan.None,
        new("文档没有政策规则包的扩展元素（urn:matching:rule-pack:1）", "the document has no extension element of a rule pack (urn:matching:rule-pack:1)"),
        new("DMN 本身不写政策、有效期和依据，缺了它们不能成为规则包", "DMN states no policy, period or legal reference, and a rule pack needs them"),
        new("从 matching dmn export 的输出改起，保留其中的扩展元素", "start from what matching dmn export writes, and keep its extension elements"), at);
}
