using System.Buffers;

namespace Matching.Engine.Decisions;

/// <summary>A decision row as what its <see cref="DecisionText"/> is made of: many rows share all but the keys.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Item">Item.</param>
/// <param name="Payee">Payee.</param>
/// <param name="Verdict">The text from the version on, as UTF-8.</param>
internal readonly record struct HashedRow(string Subject, string PolicyId, string Item, string Payee, byte[] Verdict) : IComparable<HashedRow>
{
    /// <summary>The row of a decision.</summary>
    public static HashedRow Of(Decision decision) => new(decision.Subject, decision.PolicyId, decision.Item, decision.Payee, VerdictOf(decision));

    /// <summary>What rows with the same verdict, version, snapshot and date share.</summary>
    public static byte[] VerdictOf(Decision decision)
    {
        var text = new ArrayBufferWriter<byte>(512);
        DecisionText.WriteVerdict(decision, text);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>By subject, policy and item, by code unit.</summary>
    public int CompareTo(HashedRow other)
    {
        var bySubject = string.CompareOrdinal(Subject, other.Subject);
        var byPolicy = bySubject != 0 ? bySubject : string.CompareOrdinal(PolicyId, other.PolicyId);
        return byPolicy != 0 ? byPolicy : string.CompareOrdinal(Item, other.Item);
    }

    /// <summary>Writes the text.</summary>
    public void WriteTo(IBufferWriter<byte> text)
    {
        DecisionText.WriteKeys(Subject, PolicyId, Item, Payee, text);
        text.Write(Verdict);
    }
}
