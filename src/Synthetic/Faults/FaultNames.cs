namespace Matching.Synthetic.Faults;

/// <summary>Stable names of faults in files and reports.</summary>
public static class FaultNames
{
    /// <summary>The name of a fault, kebab case.</summary>
    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.Missing => "missing",
        FaultKind.Stale => "stale",
        FaultKind.Duplicate => "duplicate",
        FaultKind.WrongCheckDigit => "wrong-check-digit",
        FaultKind.Contradiction => "contradiction",
        FaultKind.Malformed => "malformed",
        FaultKind.ForeignCode => "foreign-code",
        FaultKind.Future => "future",
        FaultKind.ForeignHolder => "foreign-holder",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such fault"),
    };
}
