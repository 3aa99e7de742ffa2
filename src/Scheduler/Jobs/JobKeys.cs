namespace Matching.Scheduler.Jobs;

/// <summary>The keys of the jobs that this process has queued or works on, so that nothing is queued twice.</summary>
public sealed class JobKeys
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, State> states = new(StringComparer.Ordinal);

    private enum State
    {
        Queued,
        Running,
        RunningAndAsked,
    }

    /// <summary>Takes a key for queueing; false when the job is queued, or at work: then it is asked for once more.</summary>
    public bool TryQueue(string key)
    {
        lock (gate)
        {
            if (states.TryGetValue(key, out var state))
            {
                states[key] = state == State.Queued ? State.Queued : State.RunningAndAsked;
                return false;
            }

            states[key] = State.Queued;
            return true;
        }
    }

    /// <summary>Begins a job; false when it is at work already: then it is asked for once more.</summary>
    public bool TryStart(string key)
    {
        lock (gate)
        {
            if (states.TryGetValue(key, out var state) && state != State.Queued)
            {
                states[key] = State.RunningAndAsked;
                return false;
            }

            states[key] = State.Running;
            return true;
        }
    }

    /// <summary>Ends a job; true when it was asked for while it was at work.</summary>
    public bool End(string key)
    {
        lock (gate)
        {
            return states.Remove(key, out var state) && state == State.RunningAndAsked;
        }
    }

    /// <summary>Gives a key back whose job could not be queued.</summary>
    public void Forget(string key)
    {
        lock (gate)
        {
            states.Remove(key);
        }
    }

    /// <summary>Whether a job whose key begins like this is at work in this process.</summary>
    public bool IsRunning(string prefix)
    {
        lock (gate)
        {
            return states.Any(s => s.Value != State.Queued && s.Key.StartsWith(prefix, StringComparison.Ordinal));
        }
    }

    /// <summary>Forgets queued jobs of a superseded claim; other nodes may have done them without this one knowing.</summary>
    public void ForgetQueued(string prefix)
    {
        lock (gate)
        {
            foreach (var key in states.Where(s => s.Value == State.Queued && s.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(s => s.Key).ToArray())
            {
                states.Remove(key);
            }
        }
    }
}
