using System.Collections.Immutable;
using Matching.Api.Security;
using Matching.Rules;

namespace Matching.Api.Site;

/// <summary>The parts of the site, each for one group of people.</summary>
/// <param name="Path">Address.</param>
/// <param name="Name">Name in the navigation.</param>
/// <param name="Roles">Who may enter, separated by commas.</param>
public sealed record SiteArea(string Path, LocalizedText Name, string Roles)
{
    /// <summary>All of them, in the order of the navigation.</summary>
    public static ImmutableArray<SiteArea> All { get; } =
    [
        new("/", new("我的权益", "My benefits"), Security.Roles.Recipient),
        new("/officer", new("政策", "Policies"), Security.Roles.Officers),
        new("/analyst", new("分析", "Analysis"), Security.Roles.Analyst),
        new("/operations", new("运行", "Operations"), Security.Roles.Operators),
    ];

    /// <summary>Where an account starts.</summary>
    public static string HomeOf(Account account) => All.FirstOrDefault(a => a.Roles.Split(',').Intersect(account.Roles).Any())?.Path ?? "/login";
}
