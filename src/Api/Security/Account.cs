using System.Collections.Immutable;
using System.Security.Claims;
using Matching.Rules;

namespace Matching.Api.Security;

/// <summary>Who can sign in.</summary>
/// <param name="Id">Stable identifier, as stored with every act; for a recipient the pseudonymous subject key.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Roles">Roles, of <see cref="Security.Roles"/>.</param>
/// <param name="Recipient">Pseudonymous key of the subject whose data the account may read; null for officials.</param>
public sealed record Account(string Id, LocalizedText Name, ImmutableArray<string> Roles, string? Recipient = null)
{
    /// <summary>The signed-in form of the account.</summary>
    /// <param name="scheme">Authentication scheme.</param>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, Id));
        identity.AddClaim(new Claim(CurrentUser.NameZh, Name.Zh));
        identity.AddClaim(new Claim(CurrentUser.NameEn, Name.En));
        identity.AddClaims(Roles.Select(r => new Claim(ClaimTypes.Role, r)));
        if (Recipient is { } key)
        {
            identity.AddClaim(new Claim(CurrentUser.RecipientKey, key));
        }

        return new ClaimsPrincipal(identity);
    }
}
