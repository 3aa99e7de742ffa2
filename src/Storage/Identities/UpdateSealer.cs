using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Encrypts updates ahead of whoever writes them, in the order in which they come.</summary>
internal sealed class UpdateSealer
{
    private const int InBlock = 2048;
    private const int BlocksAhead = 2;

    private readonly Action<CipherBatch> encrypt;
    private readonly Dictionary<UnitKind, KeyRows> numbered = [];
    private readonly Stack<SealedUpdates> idle = new();

    /// <param name="encrypt">Encrypts values; called by several threads.</param>
    public UpdateSealer(Action<CipherBatch> encrypt) => this.encrypt = encrypt;

    /// <summary>The encrypted updates, some at a time; they last until the next ones are asked for.</summary>
    public IEnumerable<SealedUpdates> Seal(IEnumerable<UpdateList> lists)
    {
        var ahead = new Queue<Task<SealedUpdates>>();
        foreach (var (list, first, count) in lists.SelectMany(Blocks))
        {
            // Most units are named by many sources; their number is encrypted and offered once.
            var known = Numbered(list.Kind);
            var block = idle.TryPop(out var used) ? used : new SealedUpdates(InBlock);
            block.Begin(list, first, count, number => known.TryAdd(list.KeyOf(number)));
            ahead.Enqueue(Task.Run(() => block.Seal(encrypt)));
            if (ahead.Count > BlocksAhead)
            {
                var ready = ahead.Dequeue().GetAwaiter().GetResult();
                yield return ready;
                idle.Push(ready);
            }
        }

        while (ahead.TryDequeue(out var block))
        {
            yield return block.GetAwaiter().GetResult();
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
}
