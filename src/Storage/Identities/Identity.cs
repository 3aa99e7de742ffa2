using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Who a unit is. Personal data: read only where a person is told or paid.</summary>
/// <param name="Key">Pseudonymous key.</param>
/// <param name="Kind">What the unit is.</param>
/// <param name="Number">Identity number, credit code or household number.</param>
/// <param name="Name">Registered name, or null when no source states one.</param>
/// <param name="Phone">Telephone number, or null.</param>
public sealed record Identity(string Key, UnitKind Kind, string Number, string? Name, string? Phone)
{
    /// <inheritdoc/>
    public override string ToString() => $"identity of {Key}";
}

/// <summary>What a source row says about who a unit is and where it is paid.</summary>
/// <param name="Key">Pseudonymous key.</param>
/// <param name="Kind">What the unit is.</param>
/// <param name="Number">Identity number, credit code or household number.</param>
/// <param name="SourceId">The source.</param>
/// <param name="AsOf">As of when it says so; what an earlier date says never replaces what a later one said.</param>
public sealed record IdentityUpdate(string Key, UnitKind Kind, string Number, string SourceId, DateOnly AsOf)
{
    /// <summary>True when the source states names and phones.</summary>
    public bool StatesIdentity { get; init; }

    /// <summary>Registered name, or null when the row states none.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone number, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The payee account, or null when the row states none.</summary>
    public StatedAccount? Account { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"update of {Key} from {SourceId}";
}

/// <summary>A payee account as a source states it.</summary>
/// <param name="Holder">Name of its holder.</param>
/// <param name="Number">Account number.</param>
/// <param name="Bank">CNAPS code of the bank.</param>
public sealed record StatedAccount(string Holder, string Number, string Bank)
{
    /// <inheritdoc/>
    public override string ToString() => "a payee account";
}
