using System.Security.Claims;
using Matching.Rules;

namespace Matching.Api.Security;

/// <summary>The account behind a request.</summary>
/// <param name="context">The request.</param>
public sealed class CurrentUser(IHttpContextAccessor context)
{
    /// <summary>Claim: Chinese name.</summary>
    public const string NameZh = "name-zh";

    /// <summary>Claim: English name.</summary>
    public const string NameEn = "name-en";

    /// <summary>Claim: pseudonymous key of the subject whose data may be read.</summary>
    public const string RecipientKey = "recipient-key";

    private ClaimsPrincipal? Principal => context.HttpContext?.User;

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true;

    /// <summary>Identifier of the account, as stored with its acts.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; the route lacks its authorization.</exception>
    public string Id => Find(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("nobody is signed in");

    /// <summary>Name shown; empty when nobody is signed in.</summary>
    public LocalizedText Name => new(Find(NameZh) ?? "", Find(NameEn) ?? "");

    /// <summary>Pseudonymous key of the subject whose data the account may read, or null for officials.</summary>
    public string? Recipient => Find(RecipientKey);

    /// <summary>Whether the account has one of the roles, separated by commas.</summary>
    public bool Has(string roles) => Principal is { } user && roles.Split(',').Any(user.IsInRole);

    private string? Find(string claim) => Principal?.FindFirstValue(claim);
}
