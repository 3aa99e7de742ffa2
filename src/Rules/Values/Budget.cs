using System.Runtime.CompilerServices;

namespace Matching.Rules.Values;

/// <summary>Counts the work of one evaluation; both evaluation paths charge the same, so that they stop at the same place.</summary>
internal sealed class Budget
{
    /// <summary>Steps that one evaluation may take: a list of 100,000 can be gone through with a few operations each, in a quarter of a second.</summary>
    public const int MaxSteps = 520_000;

    /// <summary>Elements that a list may have.</summary>
    public const int MaxList = 100_000;

    /// <summary>UTF-16 code units that a computed string may have.</summary>
    public const int MaxString = 1_000_000;

    /// <summary>Calls of function values inside each other.</summary>
    public const int MaxCalls = 500;

    /// <summary>Nodes of the bodies of calls inside each other, together: compiled code needs stack for each of them.</summary>
    public const int MaxNested = 20_000;

    private long left = MaxSteps;
    private int calls;
    private long nested;

    /// <summary>Begins a call of a function value.</summary>
    /// <param name="size">Nodes of its body: what one pass over it costs, in steps and on the stack.</param>
    /// <exception cref="LimitExceededException">Too many or too great calls are inside each other, or no steps are left.</exception>
    public void Enter(int size)
    {
        Charge(size);
        nested += size;
        if (++calls > MaxCalls || nested > MaxNested || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitExceededException();
        }
    }

    /// <summary>Ends the call that was begun last.</summary>
    public void Leave(int size)
    {
        calls--;
        nested -= size;
    }

    /// <summary>What <c>now()</c> gives: a date and time with a zone; null (the default) where the caller gives no clock.</summary>
    public Value? Now { get; init; }

    /// <summary>Takes steps.</summary>
    /// <exception cref="LimitExceededException">None are left.</exception>
    public void Charge(int steps)
    {
        left -= steps;
        if (left < 0)
        {
            throw new LimitExceededException();
        }
    }

    /// <summary>Checks the size of a list that is being made.</summary>
    /// <exception cref="LimitExceededException">It is too long.</exception>
    public static void CheckList(int length)
    {
        if (length > MaxList)
        {
            throw new LimitExceededException();
        }
    }
}

/// <summary>An evaluation went over its bounds; caught at its entry, where it becomes unknown.</summary>
internal sealed class LimitExceededException() : Exception("the evaluation went over its bounds");
