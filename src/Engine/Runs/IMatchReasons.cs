using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Says why matches were made, for the record and for those who are told of them.</summary>
public interface IMatchReasons
{
    /// <summary>What a pack read of each match, in the order of the matches.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version that decided.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="matches">Eligible decisions of the policy on the snapshot.</param>
    IReadOnlyList<MatchTrace> Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches);
}
