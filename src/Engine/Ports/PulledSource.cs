using Matching.Rules;

namespace Matching.Engine.Ports;

/// <summary>What became of one delivery that a night pulled before it began.</summary>
/// <param name="Name">Folder or configured query.</param>
/// <param name="Failed">Whether it was refused; the night goes on with the facts that there are.</param>
/// <param name="What">Rows accepted, or the reason.</param>
public sealed record PulledSource(string Name, bool Failed, LocalizedText What);
