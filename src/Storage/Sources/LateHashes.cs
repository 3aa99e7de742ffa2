using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>
/// Makes the keyed hashes of rows that were set aside after they were read, by reading their file once more. Few files have such
/// rows, and a hash of every row would cost more than all else that is done with it.
/// </summary>
internal sealed class LateHashes
{
    private readonly SubjectKeys keys;
    private readonly ImportBounds bounds;

    public LateHashes(SubjectKeys keys, ImportBounds bounds)
    {
        this.keys = keys;
        this.bounds = bounds;
    }

    /// <summary>Completes the rows of a delivery that came as a file.</summary>
    /// <exception cref="ImportRefusedException">The file is not what it was.</exception>
    public void Complete(Delivery delivery)
    {
        if (delivery.Path is { } path && delivery.WithoutHash() is { Count: > 0 } missing
            && !DataFile.Read(path, delivery.Source, new ColumnMap(delivery.Source), bounds, rows => Hash(rows, missing, delivery)))
        {
            throw new ImportRefusedException([Refusals.HashDiffers(path)]);
        }
    }

    /// <returns>Whether all rows were there.</returns>
    private bool Hash(RowReader rows, HashSet<long> missing, Delivery delivery)
    {
        var texts = new RowTexts(rows.Columns);
        var hashes = new Dictionary<long, string>();
        var before = 0L;
        while (missing.Count > 0)
        {
            rows.Fill(texts);
            if (texts.IsEmpty)
            {
                break;
            }

            rows.Split(texts);
            for (var row = 0; row < texts.Count; row++)
            {
                if (missing.Remove(before + row + 1))
                {
                    hashes.Add(before + row + 1, keys.OfRow(texts.Line(row)));
                }
            }

            before += texts.Count;
            texts.Clear();
        }

        delivery.SetHashes(hashes);
        return missing.Count == 0;
    }
}
