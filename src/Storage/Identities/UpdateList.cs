using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Updates of one kind of unit, each made when it is asked for; by any thread.</summary>
/// <param name="Kind">What the units are.</param>
/// <param name="Count">Number of updates.</param>
/// <param name="KeyAt">Key of an update.</param>
/// <param name="UpdateAt">An update.</param>
internal sealed record UpdateList(UnitKind Kind, int Count, Func<int, string> KeyAt, Func<int, IdentityUpdate> UpdateAt);
