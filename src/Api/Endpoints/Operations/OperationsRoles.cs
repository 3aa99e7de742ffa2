using Matching.Api.Security;

namespace Matching.Api.Endpoints.Operations;

/// <summary>Who may read what operators see. What changes something says so at its act.</summary>
public static class OperationsRoles
{
    /// <summary>Runs, sources, quarantine and dead letters.</summary>
    public const string Readers = $"{Roles.SystemAdmin},{Roles.DataSteward}";

    /// <summary>Held payout batches.</summary>
    public const string BatchReaders = $"{Roles.SystemAdmin},{Roles.Finance}";
}
