namespace Matching.Synthetic.History;

/// <summary>Writes the audited outcomes of a population.</summary>
internal static class AuditHistory
{
    /// <summary>Writes them, or nothing where no month is asked for.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="folder">Folder to write into.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static AuditReport? Write(GenerationRequest request, string folder, CancellationToken cancellation)
    {
        if (request.HistoryMonths == 0)
        {
            return null;
        }

        using var file = new AuditFile(folder);
        var citizens = new CitizenAudits(request.Seed, request.AsOf, request.HistoryMonths);
        var enterprises = new EnterpriseAudits(request.Seed, request.AsOf, request.HistoryMonths);
        for (var i = 0; i < request.Subjects; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (tens, place) = (i / 10, i % 10);
            file.Write(place < 7 ? citizens.Of((tens * 7) + place) : enterprises.Of((tens * 3) + place - 7));
        }

        return file.Finish(request.OutDir);
    }
}
