namespace Matching.Synthetic;

/// <summary>What population to make. <see cref="Check"/> refuses what cannot be made.</summary>
/// <param name="Subjects">Citizens and enterprises together, 1 to 10,000,000; of every ten, seven are citizens. Households and children come on top.</param>
/// <param name="Seed">Seed; the same seed, size and date give the same bytes.</param>
/// <param name="AsOf">Business date of the files, in the years 2000 to 2100.</param>
/// <param name="OutDir">Folder to write into; it is created, and must be empty where it exists.</param>
/// <param name="HistoryMonths">Months of audited outcomes before the date, 0 (none) to 60; they add a file and change no other.</param>
public sealed record GenerationRequest(int Subjects, long Seed, DateOnly AsOf, string OutDir, int HistoryMonths = 0)
{
    /// <summary>Most subjects.</summary>
    public const int MostSubjects = 10_000_000;

    /// <summary>Most months of audited outcomes.</summary>
    public const int MostHistoryMonths = 60;

    /// <summary>Refuses a request that cannot be carried out.</summary>
    /// <exception cref="GenerationException">Something is out of range, or the folder is not empty.</exception>
    public void Check()
    {
        if (Subjects is < 1 or > MostSubjects)
        {
            throw new GenerationException("GEN001", $"--subjects {Subjects}: the number of subjects must lie between 1 and {MostSubjects}, because identity numbers are unique only in that range; give a number in it");
        }

        if (AsOf.Year is < 2000 or > 2100)
        {
            throw new GenerationException("GEN002", $"--as-of {Feeds.Cell.Of(AsOf)}: the year must lie between 2000 and 2100, because births and registrations are counted back from it; give a date in that range");
        }

        if (HistoryMonths is < 0 or > MostHistoryMonths)
        {
            throw new GenerationException("GEN003", $"--history {HistoryMonths}: the months of earlier audited outcomes must lie between 0 and {MostHistoryMonths}, because older audits say nothing of present sources; give a number in it, or leave --history out");
        }

        if (string.IsNullOrWhiteSpace(OutDir))
        {
            throw new GenerationException("GEN004", "--out: the folder is empty text; name a folder that does not exist yet or is empty");
        }

        if (File.Exists(OutDir) || (Directory.Exists(OutDir) && Directory.EnumerateFileSystemEntries(OutDir).Any()))
        {
            throw new GenerationException("GEN005", $"--out {OutDir}: there is something already, and source files are never overwritten; name a folder that does not exist yet or is empty");
        }
    }
}
