namespace Matching.Rules.Packs.Words;

/// <summary>References as people cite them.</summary>
public static class ReferenceWords
{
    /// <summary>Title and number, marked where they were not checked against the original.</summary>
    public static string Title(LegalReference reference, bool english) =>
        Citation(reference, english) + (reference.Verified ? "" : english ? " [unverified]" : "【未核实】");

    /// <summary>Title and number.</summary>
    public static string Citation(LegalReference reference, bool english) =>
        reference.Title + (reference.Number is not { } number ? "" : english ? $" ({number})" : $"（{number}）");
}
