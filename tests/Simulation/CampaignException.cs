namespace Matching.Simulation;

/// <summary>A round that could not be played, which says nothing about promises.</summary>
internal sealed class CampaignException(string message, Exception? inner = null) : Exception(message, inner);
