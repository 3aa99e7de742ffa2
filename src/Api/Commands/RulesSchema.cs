using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary>JSON Schemas of the catalogue's files, with the tag names of the dictionary.</summary>
public static class RulesSchema
{
    /// <summary>The schema of a kind of file: policy, version, cases or allocation.</summary>
    public static string Of(CommandInvocation invocation, string kind)
    {
        var terms = TagDictionaryReader.Read(invocation.Catalog).Dictionary is { } tags ? TagSchema.Terms(tags) : [];
        return kind switch
        {
            "policy" => PackSchema.PolicyJson(),
            "cases" => PackSchema.CasesJson(terms),
            "allocation" => PackSchema.AllocationJson(),
            _ => PackSchema.VersionJson(terms),
        };
    }
}
