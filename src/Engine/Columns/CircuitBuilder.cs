using System.Collections.Immutable;

namespace Matching.Engine.Columns;

/// <summary>Collects gates; what says the same is one gate, whichever condition or pack asks for it.</summary>
internal sealed class CircuitBuilder
{
    private readonly List<Gate> gates = [];
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Lane, int> lanes = [];

    /// <summary>The circuit of some gates and what they need. A gate that is an and of others is taken as those, so that nothing is written between.</summary>
    /// <param name="outputs">The gates.</param>
    /// <param name="ranksBounds">Whether lanes are made anew with codes of one byte; see <see cref="BoundRanks"/>.</param>
    public Circuit ToCircuit(IReadOnlyList<int> outputs, bool ranksBounds)
    {
        var chains = outputs.Select(o => gates[o].Kind == GateKind.All ? gates[o].Inputs : [o]).ToList();
        var isNeeded = new bool[gates.Count];
        foreach (var gate in chains.SelectMany(c => c))
        {
            isNeeded[gate] = true;
        }

        for (var number = gates.Count - 1; number >= 0; number--)
        {
            foreach (var input in isNeeded[number] ? gates[number].Inputs : [])
            {
                isNeeded[input] = true;
            }
        }

        var kept = Enumerable.Range(0, gates.Count).Where(g => isNeeded[g]).ToList();
        var numbers = kept.Select((gate, number) => (gate, number)).ToDictionary(g => g.gate, g => g.number);
        var renumbered = kept.Select(g => gates[g] with { Inputs = [.. gates[g].Inputs.Select(i => numbers[i])] }).ToList();
        return new Circuit(ranksBounds ? BoundRanks.Of(renumbered) : renumbered, chains.Select(c => c.Select(i => numbers[i]).ToList()));
    }

    /// <summary>Whether a gate decides rightly alone.</summary>
    public bool IsExact(int gate) => gates[gate].IsExact;

    /// <summary>Whether some part is unknown somewhere for another reason than a missing fact, or is not decided by a lane.</summary>
    public bool IsTroubled { get; private set; }

    /// <summary>A constant.</summary>
    /// <param name="truth">Its truth value.</param>
    /// <param name="isTroubled">Whether it is unknown for another reason than a missing fact.</param>
    public int Constant(Truth truth, bool isTroubled)
    {
        IsTroubled |= isTroubled;
        return Add($"c{truth}", () => new Gate(GateKind.Constant, [], null, truth, true));
    }

    /// <summary>A part that no lane decides.</summary>
    public int Open()
    {
        IsTroubled = true;
        return Add("open", () => new Gate(GateKind.Open, [], null, default, false));
    }

    /// <summary>A test of a lane.</summary>
    public int Test(Predicate predicate)
    {
        IsTroubled |= predicate.IsTroubled;
        if (!lanes.TryGetValue(predicate.Lane, out var lane))
        {
            lanes[predicate.Lane] = lane = lanes.Count;
        }

        return Add($"p{lane}:{predicate.Key}", () => new Gate(GateKind.Predicate, [], predicate, default, true));
    }

    /// <summary>Kleene's and.</summary>
    public int All(IEnumerable<int> inputs) => Group(GateKind.All, inputs);

    /// <summary>Kleene's or.</summary>
    public int Any(IEnumerable<int> inputs) => Group(GateKind.Any, inputs);

    /// <summary>Kleene's not.</summary>
    public int Not(int input) => Add($"n{input}", () => new Gate(GateKind.Not, [input], null, default, gates[input].IsExact));

    private int Group(GateKind kind, IEnumerable<int> inputs)
    {
        ImmutableArray<int> flat = [.. inputs.SelectMany(i => gates[i].Kind == kind ? gates[i].Inputs : [i]).Distinct().Order()];
        return flat is [] ? Constant(kind == GateKind.All ? Truth.True : Truth.False, isTroubled: false) : flat is [var only] ? only : Add(
            $"{kind}{string.Join(',', flat)}", () => new Gate(kind, flat, null, default, flat.All(i => gates[i].IsExact)));
    }

    private int Add(string key, Func<Gate> make)
    {
        if (!byKey.TryGetValue(key, out var number))
        {
            byKey[key] = number = gates.Count;
            gates.Add(make());
        }

        return number;
    }
}
