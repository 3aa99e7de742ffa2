namespace Matching.Simulation;

/// <summary>The working copy that the campaign is run from.</summary>
internal static class Repository
{
    /// <summary>Folder of the rules catalogue.</summary>
    public static string Catalogue { get; } = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "rules-catalog");

    private static string Root(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new CampaignException("Matching.sln is not above the program; run it from the working copy");
    }
}
