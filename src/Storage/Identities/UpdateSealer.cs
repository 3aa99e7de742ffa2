namespace Matching.Storage.Identities;

/// <summary>Encrypts updates ahead of whoever writes them, in the order in which they come.</summary>
internal sealed class UpdateSealer
{
    private const int InBlock = 2048;
    private const int BlocksAhead = 2;

    private readonly Func<string, string, string, byte[]> seal;
    private readonly HashSet<string> numbered = new(StringComparer.Ordinal);

    /// <param name="seal">Encrypts (key, column, value); called by several threads.</param>
    public UpdateSealer(Func<string, string, string, byte[]> seal) => this.seal = seal;

    /// <summary>The encrypted updates.</summary>
    public IEnumerable<SealedUpdate> Seal(IEnumerable<IdentityUpdate> updates)
    {
        var ahead = new Queue<Task<SealedUpdate[]>>();
        foreach (var block in updates.Chunk(InBlock))
        {
            // Most units are named by many sources; their number is encrypted and offered once.
            var first = Array.ConvertAll(block, update => numbered.Add(update.Key));
            ahead.Enqueue(Task.Run(() => block.Select((update, i) => Sealed(update, first[i])).ToArray()));
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
