using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using NRules;
using NRules.RuleModel;

namespace Matching.Engine.NRules;

/// <summary>
/// Rule packs of one kind of unit as one network of NRules, compiled once: a unit is completed to a profile with its derived tags, joined
/// with its citizen where it has one, and rules say of which packs it meets all conditions or is left open. Immutable; safe on any thread.
/// </summary>
public sealed class NRulesMatcher
{
    /// <summary>Units of one session where nothing is joined: a session costs as much as it has rules.</summary>
    private const int UnitsOfASession = 1000;

    /// <summary>Units of one session where citizens are joined: a join tries each with each.</summary>
    private const int UnitsOfAJoinedSession = 32;

    private readonly PackSet set;
    private readonly ISessionFactory factory;

    /// <summary>Compiles packs.</summary>
    /// <param name="tags">Dictionary in whose scope the packs are bound.</param>
    /// <param name="packs">Policies of one kind of unit, each with the version to judge by.</param>
    /// <exception cref="ArgumentException">The policies are of several kinds of unit, or there is none.</exception>
    public NRulesMatcher(TagDictionary tags, IReadOnlyList<(Policy Policy, RulePack Pack)> packs)
        : this(new PackSet(tags, packs, (policy, pack) => PackPlan.OfUnits(policy, pack, tags)))
    {
    }

    /// <summary>Compiles a set of packs.</summary>
    internal NRulesMatcher(PackSet set)
    {
        this.set = set;
        var rules = new RuleSet("packs");
        rules.Add(RuleWriter.Write(set));
        factory = new RuleCompiler { ExpressionCompiler = new FastCompiler() }.Compile([rules]);
    }

    /// <summary>The compiled network.</summary>
    internal ISessionFactory Network => factory;

    /// <summary>How every pack stands for a range of units, in the order of the packs.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="start">First row of the population.</param>
    /// <param name="count">Number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    public IReadOnlyList<PackBits> Match(Snapshot snapshot, DateOnly asOf, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, snapshot.Of(set.Kind).Count - start);
        var words = (count + 63) / 64;
        var found = Enumerable.Range(0, set.Packs).Select(_ => new PackBits(new ulong[words], new ulong[words])).ToArray();
        var desk = new ProfileDesk(set, snapshot, asOf, start, found);
        var batch = set.IsJoined ? UnitsOfAJoinedSession : UnitsOfASession;
        for (var first = 0; first < count; first += batch)
        {
            // All units are completed before their profiles go through the rules together: a node costs as much for one fact as for many.
            var session = factory.CreateSession();
            session.AutoPropagateLinkedFacts = false;
            session.InsertAll(desk.Take(first, Math.Min(batch, count - first)));
            session.Fire();
            session.PropagateLinked();
            session.Fire();
        }

        return found;
    }
}
