using System.Collections;
using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>The rows that a policy's verdicts are hashed as, made when they are read: a night has millions of them.</summary>
internal sealed class VerdictRows : IReadOnlyList<HashedRow>
{
    private readonly PartitionWork all;
    private readonly PartitionVerdicts verdicts;
    private readonly byte[][] texts;

    /// <summary>The rows of a policy.</summary>
    /// <param name="all">All its units.</param>
    /// <param name="verdicts">What was found of them.</param>
    public VerdictRows(PartitionWork all, PartitionVerdicts verdicts)
    {
        (this.all, this.verdicts) = (all, verdicts);
        texts = new byte[verdicts.Distinct.Length][];
        for (var place = 0; place < Count; place++)
        {
            texts[verdicts.Codes[place]] ??= HashedRow.VerdictOf(verdicts.DecisionAt(all, place));
        }
    }

    /// <inheritdoc/>
    public int Count => verdicts.Rows.Length;

    /// <inheritdoc/>
    public HashedRow this[int index]
    {
        get
        {
            var (subject, payee, item) = verdicts.KeysAt(all, index);
            return new HashedRow(subject, all.Policy.Id, item, payee, texts[verdicts.Codes[index]]);
        }
    }

    /// <summary>The rows in their order. Units come by their own keys: the right of a child or a household may be another one's, and then they are sorted.</summary>
    public IReadOnlyList<HashedRow> Sorted()
    {
        var before = default(HashedRow);
        for (var place = 0; place < Count; place++)
        {
            var row = this[place];
            if (place > 0 && row.CompareTo(before) < 0)
            {
                HashedRow[] rows = [.. this];
                Array.Sort(rows);
                return rows;
            }

            before = row;
        }

        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<HashedRow> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
