namespace Matching.Rules.Packs.Words;

/// <summary>References as people cite them.</summary>
public static class ReferenceWords
{
    /// <summary>Title and number, marked where they were not checked against the original.</summary>
    public static string Title(LegalReference reference, bool english)
    {
        var number = reference.Number is null ? "" : english ? $" ({reference.Number})" : $"（{reference.Number}）";
        return reference.Title + number + (reference.Verified ? "" : english ? " [unverified]" : "【未核实】");
    }
}
