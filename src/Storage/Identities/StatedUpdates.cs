using System.Text;
using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Updates that lie there one by one.</summary>
/// <param name="kind">What their units are.</param>
/// <param name="updates">The updates.</param>
internal sealed class StatedUpdates(UnitKind kind, IdentityUpdate[] updates) : UpdateList(kind, updates.Length)
{
    /// <inheritdoc/>
    public override string KeyOf(int number) => updates[number].Key;

    /// <inheritdoc/>
    public override UpdateHead HeadOf(int number) => new(updates[number].SourceId, updates[number].AsOf, updates[number].StatesIdentity);

    /// <inheritdoc/>
    public override UpdateTexts TextsOf(int number)
    {
        var update = updates[number];
        return new UpdateTexts
        {
            Number = Bytes(update.Number), HasName = update.Name is not null, Name = Bytes(update.Name), HasPhone = update.Phone is not null, Phone = Bytes(update.Phone),
            HasAccount = update.Account is not null, Holder = Bytes(update.Account?.Holder), Account = Bytes(update.Account?.Number), Bank = Bytes(update.Account?.Bank),
        };
    }

    private static ReadOnlySpan<byte> Bytes(string? text) => text is null ? default : Encoding.UTF8.GetBytes(text);
}
