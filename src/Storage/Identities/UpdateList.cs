using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Updates of one kind of unit. Each is made out when it is asked for; by any thread.</summary>
/// <param name="kind">What the units are.</param>
/// <param name="count">Number of updates.</param>
internal abstract class UpdateList(UnitKind kind, int count)
{
    /// <summary>What the units are.</summary>
    public UnitKind Kind => kind;

    /// <summary>Number of updates.</summary>
    public int Count => count;

    /// <summary>Key of the unit.</summary>
    public abstract string KeyOf(int number);

    /// <summary>Who says so.</summary>
    public abstract UpdateHead HeadOf(int number);

    /// <summary>
    /// Looks at updates that will be asked for. Where they lie in another order, each waits for memory as long as to be encrypted takes; looked at
    /// one right after the other they wait together.
    /// </summary>
    public virtual void Touch(int first, int count)
    {
    }

    /// <summary>What is said.</summary>
    public abstract UpdateTexts TextsOf(int number);
}

/// <summary>Who says something about a unit.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="AsOf">As of when it says so.</param>
/// <param name="StatesIdentity">True when the source states names and phones.</param>
internal readonly record struct UpdateHead(string SourceId, DateOnly AsOf, bool StatesIdentity);

/// <summary>What an update says, in UTF-8.</summary>
internal readonly ref struct UpdateTexts
{
    /// <summary>Identity number, credit code or household number.</summary>
    public ReadOnlySpan<byte> Number { get; init; }

    /// <summary>Whether a name is stated.</summary>
    public bool HasName { get; init; }

    /// <summary>Registered name.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Whether a phone is stated.</summary>
    public bool HasPhone { get; init; }

    /// <summary>Telephone number.</summary>
    public ReadOnlySpan<byte> Phone { get; init; }

    /// <summary>Whether a payee account is stated.</summary>
    public bool HasAccount { get; init; }

    /// <summary>Name of the account's holder.</summary>
    public ReadOnlySpan<byte> Holder { get; init; }

    /// <summary>Account number.</summary>
    public ReadOnlySpan<byte> Account { get; init; }

    /// <summary>CNAPS code of the bank.</summary>
    public ReadOnlySpan<byte> Bank { get; init; }
}
