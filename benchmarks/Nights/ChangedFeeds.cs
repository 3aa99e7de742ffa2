using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matching.Benchmarks.Import;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Nights;

/// <summary>The csv files that departments send a day later: of one subject in so many a row with the facts of the subject below it in the earlier file.</summary>
/// <param name="sources">The sources.</param>
/// <param name="oneIn">One subject in so many.</param>
internal sealed class ChangedFeeds(SourceCatalogue sources, int oneIn)
{
    /// <summary>Writes the files.</summary>
    /// <param name="from">Folder of the earlier files.</param>
    /// <param name="to">Folder to write into.</param>
    /// <param name="asOf">Date of the new files.</param>
    public void Write(string from, string to, DateOnly asOf)
    {
        foreach (var source in sources.Sources.Where(s => s is { Format: SourceFormat.Csv, Link: null, Account: null } && !s.Tags.IsEmpty))
        {
            var path = Path.Combine(from, source.Id + ".csv");
            if (File.Exists(path))
            {
                Write(source, path, Path.Combine(to, source.Id + ".csv"), asOf);
            }
        }
    }

    private void Write(SourceDescription source, string path, string target, DateOnly asOf)
    {
        var columns = File.ReadLines(path).First().Split(',');
        var (key, date) = (Array.IndexOf(columns, source.Key.Column), Array.IndexOf(columns, source.AsOfColumn));
        var facts = source.Tags.Select(t => Array.IndexOf(columns, t.Name)).Where(i => i >= 0).ToArray();
        var rows = 0;
        using (var writer = new StreamWriter(target, false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            writer.WriteLine(string.Join(',', columns));
            var chosen = default(string[]);
            foreach (var line in File.ReadLines(path).Skip(1).Where(l => !l.Contains('"')))
            {
                var cells = line.Split(',');
                if (chosen is not null)
                {
                    Array.ForEach(facts, i => chosen[i] = cells[i]);
                    writer.WriteLine(string.Join(',', chosen));
                    rows++;
                }

                chosen = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(cells[key]))) % oneIn == 0 ? cells : null;
                if (chosen is not null && date >= 0)
                {
                    chosen[date] = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                }
            }
        }

        Manifests.Write(target, source.Id, rows, asOf, sequence: long.MaxValue / 2);
    }
}
