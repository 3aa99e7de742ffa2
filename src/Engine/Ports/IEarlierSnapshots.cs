using Matching.Engine.Populations;

namespace Matching.Engine.Ports;

/// <summary>The sealed snapshots of earlier nights.</summary>
public interface IEarlierSnapshots
{
    /// <summary>The newest snapshot with a hash of a date or an earlier one, or null where it is no longer kept or cannot be read.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="upTo">Business date of the night that used it.</param>
    Snapshot? Find(string hash, DateOnly upTo);
}
