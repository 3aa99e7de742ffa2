using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Populations;

/// <summary>The documented stream of <see cref="SnapshotHash"/>, written value by value.</summary>
internal static class NaiveHash
{
    public static string Of(Snapshot snapshot)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Text(writer, "matching-snapshot-1");
        foreach (var population in snapshot.Populations.Where(p => p.Count > 0).OrderBy(p => p.Kind))
        {
            Append(writer, population);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    private static void Append(BinaryWriter writer, Population population)
    {
        var columns = population.Columns.OrderBy(c => c.Tag.Code, StringComparer.Ordinal).ToArray();
        writer.Write((int)population.Kind);
        writer.Write(columns.Length);
        foreach (var column in columns)
        {
            Text(writer, column.Tag.Code);
            writer.Write((int)column.Tag.Type);
            Text(writer, column.SourceId);
        }

        writer.Write(population.Count);
        for (var row = 0; row < population.Count; row++)
        {
            Text(writer, population.Keys[row]);
            Text(writer, population.Links.IsEmpty ? null : population.Links[row]);
            for (var number = 0; number < columns.Length; number++)
            {
                if (columns[number].AsOf(row) is { } asOf)
                {
                    writer.Write(number);
                    writer.Write(asOf.DayNumber);
                    Fact(writer, columns[number][row], columns[number].Tag.Type);
                }
            }

            writer.Write(-1);
        }
    }

    private static void Fact(BinaryWriter writer, Value value, TagType type)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                writer.Write((long)(value.AsNumber * (type switch { TagType.Money => 100m, TagType.Number => 10_000m, _ => 1_000_000m })));
                break;
            case ValueKind.Date:
                writer.Write(value.AsDate.DayNumber);
                break;
            case ValueKind.Boolean:
                writer.Write(value.IsTrue);
                break;
            case ValueKind.List:
                writer.Write(value.AsList.Length);
                value.AsList.ToList().ForEach(e => Text(writer, e.AsString));
                break;
            default:
                Text(writer, value.AsString);
                break;
        }
    }

    private static void Text(BinaryWriter writer, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        writer.Write(text is null ? -1 : bytes.Length);
        writer.Write(bytes);
    }
}
