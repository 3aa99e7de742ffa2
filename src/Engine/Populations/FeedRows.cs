namespace Matching.Engine.Populations;

/// <summary>Which rows of <see cref="FactRows"/> a feed is to take over.</summary>
/// <param name="Keys">Keys of the units, each once.</param>
/// <param name="Days">For each, the day number of the date as of which the source speaks.</param>
/// <param name="Places">For each, its row.</param>
public sealed record FeedRows(string[] Keys, int[] Days, int[] Places);
