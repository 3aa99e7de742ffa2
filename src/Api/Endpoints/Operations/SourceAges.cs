using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Storage.Views;

namespace Matching.Api.Endpoints.Operations;

/// <summary>Sources of the catalogue with their newest deliveries and the age of their data today.</summary>
public static class SourceAges
{
    /// <summary>All sources in the order of the catalogue; those that never delivered have no delivery.</summary>
    public static ImmutableArray<SourceAnswer> Of(Workspace workspace)
    {
        var newest = new SourceView(workspace.Database).Newest();
        var today = BusinessDay.Of(workspace.Clock);
        return
        [
            .. workspace.Sources.Sources.Select(s => newest.GetValueOrDefault(s.Id) is { } delivery
                ? new SourceAnswer(s.Id, s.Department, s.Name.Zh, s.Name.En, today.DayNumber - delivery.AsOf.DayNumber, delivery)
                : new SourceAnswer(s.Id, s.Department, s.Name.Zh, s.Name.En, null, null)),
        ];
    }
}
