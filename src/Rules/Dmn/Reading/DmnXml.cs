using System.Text;
using System.Xml;
using System.Xml.Linq;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads XML within bounds: no DTD, no resolver, limited size and depth.</summary>
internal static class DmnXml
{
    /// <summary>Bytes that a document may have.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Levels of elements that a document may have.</summary>
    public const int MaxDepth = 160;

    /// <summary>The root element, or null with a finding.</summary>
    public static XElement? Load(Stream stream, string file, DiagnosticBag bag)
    {
        if (Bytes(stream) is not { } bytes)
        {
            bag.Add(DmnFindings.TooBig(new(file, 1, 1), MaxBytes));
            return null;
        }

        try
        {
            if (TooDeep(bytes) is { } line)
            {
                bag.Add(DmnFindings.TooDeep(new(file, line.Number, line.Position), MaxDepth));
                return null;
            }

            using var reader = Open(bytes);
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException e)
        {
            var at = new FilePlace(file, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1));
            bag.Add(HasDtd(bytes) ? DmnFindings.Dtd(at) : DmnFindings.Syntax(at, e.Message));
            return null;
        }
    }

    private static byte[]? Bytes(Stream stream)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MaxBytes)
            {
                return null;
            }
        }

        return memory.ToArray();
    }

    private static XmlReader Open(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    private static (int Number, int Position)? TooDeep(byte[] bytes)
    {
        using var reader = Open(bytes);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                var line = (IXmlLineInfo)reader;
                return (line.LineNumber, line.LinePosition);
            }
        }

        return null;
    }

    private static bool HasDtd(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes("<!DOCTYPE")) >= 0;
}
