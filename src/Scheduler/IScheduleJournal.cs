using Matching.Rules;

namespace Matching.Scheduler;

/// <summary>Where a node says what it does, for the people who operate it.</summary>
public interface IScheduleJournal
{
    /// <summary>Something happened as it should.</summary>
    void Note(LocalizedText line);

    /// <summary>Something needs people, or failed and is tried again.</summary>
    void Warn(LocalizedText line, Exception? cause = null);
}
