using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Encrypts updates ahead of whoever writes them, in the order in which they come.</summary>
internal sealed class UpdateSealer
{
    private const int InBlock = 2048;
    private const int BlocksAhead = 2;

    private readonly Func<string, string, string, byte[]> seal;
    private readonly Dictionary<UnitKind, KeyRows> numbered = [];

    /// <param name="seal">Encrypts (key, column, value); called by several threads.</param>
    public UpdateSealer(Func<string, string, string, byte[]> seal) => this.seal = seal;

    /// <summary>The encrypted updates.</summary>
    public IEnumerable<SealedUpdate> Seal(IEnumerable<UpdateList> lists)
    {
        var ahead = new Queue<Task<SealedUpdate[]>>();
        foreach (var (list, first, count) in lists.SelectMany(Blocks))
        {
            // Most units are named by many sources; their number is encrypted and offered once.
            var known = Numbered(list.Kind);
            var isNew = new bool[count];
            for (var i = 0; i < count; i++)
            {
                isNew[i] = known.TryAdd(list.KeyAt(first + i));
            }

            ahead.Enqueue(Task.Run(() => Sealed(list, first, isNew)));
            if (ahead.Count <= BlocksAhead)
            {
                continue;
            }

            foreach (var update in ahead.Dequeue().GetAwaiter().GetResult())
            {
                yield return update;
            }
        }

        while (ahead.TryDequeue(out var block))
        {
            foreach (var update in block.GetAwaiter().GetResult())
            {
                yield return update;
            }
        }
    }

    private static IEnumerable<(UpdateList List, int First, int Count)> Blocks(UpdateList list)
    {
        for (var first = 0; first < list.Count; first += InBlock)
        {
            yield return (list, first, Math.Min(InBlock, list.Count - first));
        }
    }

    private KeyRows Numbered(UnitKind kind)
    {
        if (!numbered.TryGetValue(kind, out var known))
        {
            numbered[kind] = known = new KeyRows();
        }

        return known;
    }

    private SealedUpdate[] Sealed(UpdateList list, int first, bool[] isNew)
    {
        var sealedUpdates = new SealedUpdate[isNew.Length];
        for (var i = 0; i < isNew.Length; i++)
        {
            sealedUpdates[i] = Sealed(list.UpdateAt(first + i), isNew[i]);
        }

        return sealedUpdates;
    }

    private SealedUpdate Sealed(IdentityUpdate update, bool first)
    {
        var (key, source) = (update.Key, update.SourceId);
        return new SealedUpdate(
            update, first ? seal(key, IdentityWriter.Number, update.Number) : null,
            update.Name is { } name ? seal(key, IdentityWriter.Name, name) : null,
            update.Phone is { } phone ? seal(key, IdentityWriter.Phone, phone) : null,
            update.Account is { } account
                ? new SealedAccount(
                    seal(key, IdentityWriter.Holder(source), account.Holder), seal(key, IdentityWriter.Account(source), account.Number),
                    seal(key, IdentityWriter.Bank(source), account.Bank))
                : null);
    }
}
