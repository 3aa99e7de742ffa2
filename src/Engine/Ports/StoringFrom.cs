namespace Matching.Engine.Ports;

/// <summary>What is stored already when a run begins to store its decisions.</summary>
public enum StoringFrom
{
    /// <summary>Nothing: every decision is to be stored.</summary>
    Nothing,

    /// <summary>The decisions of the earlier run, and nothing of this one.</summary>
    Earlier,

    /// <summary>The run had begun to store before; <see cref="IDecisionStore.Latest"/> says what is there.</summary>
    Begun,
}
