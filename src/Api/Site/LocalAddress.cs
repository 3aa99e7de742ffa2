namespace Matching.Api.Site;

/// <summary>Addresses of this site.</summary>
public static class LocalAddress
{
    /// <summary>The path when it stays on this site, else the start page: a link from elsewhere must not send people away after they signed in.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : "/";
}
