using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Values;

namespace Matching.Engine.Checks;

/// <summary>One profile that was read.</summary>
/// <param name="Id">Identifier of the profile, as given.</param>
/// <param name="Kind"><see cref="SubjectKind.Citizen"/> or <see cref="SubjectKind.Enterprise"/>.</param>
/// <param name="AsOf">Reference date.</param>
/// <param name="Policies">Identifiers of the policies asked for, sorted; null for all in force.</param>
/// <param name="Tags">Values by the tag's Chinese name.</param>
public sealed record CheckProfile(
    string Id, SubjectKind Kind, DateOnly AsOf, ImmutableArray<string>? Policies, ImmutableDictionary<string, Value> Tags);
