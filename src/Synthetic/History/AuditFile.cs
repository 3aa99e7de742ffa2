using System.Security.Cryptography;
using System.Text;

namespace Matching.Synthetic.History;

/// <summary>The audited outcomes of earlier months, in a folder of their own, so that an import of the sources passes them by.</summary>
internal sealed class AuditFile : IDisposable
{
    /// <summary>Folder of the file.</summary>
    public const string Folder = "history";

    /// <summary>Name of the file.</summary>
    public const string Name = "audited-outcomes.csv";

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream stream;
    private int rows;
    private int upheld;

    /// <summary>Creates the file with its heading.</summary>
    public AuditFile(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        stream = new FileStream(Path.Combine(folder, Folder, Name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 18);
        Append(string.Join(',', ["month", "policy", "subject", .. AuditColumns.Numbers, "upheld"]));
    }

    /// <summary>Writes rows.</summary>
    public void Write(IEnumerable<AuditRow> audited)
    {
        foreach (var row in audited)
        {
            Append(row.Line());
            rows++;
            upheld += row.Upheld ? 1 : 0;
        }
    }

    /// <summary>Flushes the file and says what is in it.</summary>
    /// <param name="outDir">Folder into which it is going to be moved.</param>
    public AuditReport Finish(string outDir)
    {
        stream.Flush(flushToDisk: false);
        return new AuditReport(Path.Combine(outDir, Folder, Name), rows, upheld, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public void Dispose()
    {
        stream.Dispose();
        hash.Dispose();
    }

    private void Append(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        hash.AppendData(bytes);
        stream.Write(bytes);
    }
}
