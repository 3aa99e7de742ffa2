using System.Collections.Immutable;
using System.Text;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>One verdict as bytes.</summary>
internal static class VerdictBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a verdict as Latin-1 text, so that equal verdicts are equal keys.</summary>
    public static string Of(Verdict verdict)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Utf8);
        writer.Write((byte)verdict.Outcome);
        Write(writer, verdict.Amount);
        Write(writer, verdict.CycleAmount);
        Write(writer, verdict.Missing);
        Write(writer, verdict.Failed);
        Write(writer, verdict.Review);
        writer.Write(verdict.Held is not null);
        writer.Write(verdict.Held ?? "");
        writer.Flush();
        return Encoding.Latin1.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static Verdict Read(BinaryReader reader)
    {
        var outcome = (Outcome)reader.ReadByte();
        var (amount, cycle) = (ReadMoney(reader), ReadMoney(reader));
        var (missing, failed, review) = (ReadTexts(reader), ReadTexts(reader), ReadTexts(reader));
        var isHeld = reader.ReadBoolean();
        var held = reader.ReadString();
        return new Verdict(outcome, amount, cycle, missing, failed, review, isHeld ? held : null);
    }

    private static void Write(BinaryWriter writer, Money? amount)
    {
        writer.Write(amount is not null);
        if (amount is { } money)
        {
            writer.Write(money.Fen);
            writer.Write(money.Currency);
        }
    }

    private static Money? ReadMoney(BinaryReader reader) => reader.ReadBoolean() ? new Money(reader.ReadInt64(), reader.ReadString()) : null;

    private static void Write(BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static ImmutableArray<string> ReadTexts(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(count);
        for (var i = 0; i < count; i++)
        {
            texts.Add(reader.ReadString());
        }

        return texts.MoveToImmutable();
    }
}
