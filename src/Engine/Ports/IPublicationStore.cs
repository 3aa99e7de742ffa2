using Matching.Engine.Drafts;

namespace Matching.Engine.Ports;

/// <summary>Published versions, append-only, in the order in which they were published.</summary>
public interface IPublicationStore
{
    /// <summary>Number of publications; cheap, asked before every use of the catalogue.</summary>
    long Count();

    /// <summary>The publications after a place, in order.</summary>
    IReadOnlyList<Publication> After(long seq);

    /// <summary>The newest business date for which a night of the policy was begun or closed, or null.</summary>
    DateOnly? NewestNight(string policyId);
}
