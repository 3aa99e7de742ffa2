using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Engine.Populations;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Api.Recipients;

/// <summary>Where accounts of a policy's payees are known from.</summary>
public static class AccountPlaces
{
    /// <summary>Names of the sources, the preferred one first.</summary>
    public static IReadOnlyList<string> For(Workspace workspace, Policy? policy, PageWords words)
    {
        var kind = policy?.Subject == SubjectKind.Enterprise ? UnitKind.Enterprise : UnitKind.Citizen;
        return [.. workspace.Sources.Sources.Where(s => s.Account is not null && s.Kind == kind).Select(s => words.Say(s.Name))];
    }
}
