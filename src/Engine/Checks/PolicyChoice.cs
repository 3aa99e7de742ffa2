using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>Which policies a profile is checked against.</summary>
internal static class PolicyChoice
{
    /// <summary>Household policies are checked for a citizen who carries the household's tags.</summary>
    public static bool IsFor(Policy policy, SubjectKind kind) =>
        kind == SubjectKind.Enterprise ? policy.Subject == SubjectKind.Enterprise : policy.Subject != SubjectKind.Enterprise;

    /// <summary>The policy with an identifier.</summary>
    /// <exception cref="CheckRefusedException">The catalogue does not have it.</exception>
    public static Policy Require(Catalogue catalogue, string id, string path)
    {
        if (catalogue.Find(id) is { } policy)
        {
            return policy;
        }

        var meant = Refusal.Meant(id, catalogue.Policies.Select(p => p.Id));
        throw Refusal.Of(
            CheckCodes.UnknownPolicy, path,
            $"目录里没有政策“{Refusal.Short(id)}”{meant.Zh}", $"the catalogue has no policy '{Refusal.Short(id)}'{meant.En}");
    }
}
