using Matching.Rules.Packs;

namespace Matching.Engine.Ports;

/// <summary>Budget lines and their ledger.</summary>
public interface IBudgetStore
{
    /// <summary>Opens a line with its appropriation when it does not exist; an existing line stays as it is.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="budget">The line; its amount is positive.</param>
    /// <param name="department">Owner.</param>
    /// <param name="currency">ISO 4217 code.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Open(RunClaim claim, BudgetLine budget, string department, string currency, DateTimeOffset at);

    /// <summary>What a line has left, in fen; a hint for planning only, since the reservation itself decides. Null when there is no such line.</summary>
    long? AvailableFen(string line, int year);
}
