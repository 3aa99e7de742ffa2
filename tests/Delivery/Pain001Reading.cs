using System.Globalization;
using System.Text;
using System.Xml;

namespace Matching.Delivery.Tests;

/// <summary>Reads a pain.001 file and lists what is wrong with it; written from the message definition, apart from the writer.</summary>
internal sealed class Pain001Reading
{
    private readonly Dictionary<string, List<string>> texts = [];
    private readonly List<string> path = [];

    public List<string> Faults { get; } = [];

    public List<string> EndToEndIds => All("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId");

    public List<string> Amounts => All("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt");

    public static Pain001Reading Of(byte[] bytes)
    {
        var reading = new Pain001Reading();
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            reading.Faults.Add("a byte order mark");
        }

        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true });
        reading.Read(reader);
        reading.Check();
        return reading;
    }

    public List<string> All(string element) => texts.GetValueOrDefault("Document/" + element, []);

    private void Read(XmlReader reader)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Open(reader);
                    break;
                case XmlNodeType.Text:
                    Put(string.Join('/', path), reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    path.RemoveAt(path.Count - 1);
                    break;
            }
        }
    }

    private void Open(XmlReader reader)
    {
        if (reader.NamespaceURI != "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09")
        {
            Faults.Add($"{reader.LocalName} is in namespace '{reader.NamespaceURI}'");
        }

        path.Add(reader.LocalName);
        if (reader.GetAttribute("Ccy") is { } currency)
        {
            Put(string.Join('/', path) + "@Ccy", currency);
        }

        if (reader.IsEmptyElement)
        {
            Faults.Add($"{reader.LocalName} is empty");
            path.RemoveAt(path.Count - 1);
        }
    }

    private void Put(string at, string text)
    {
        if (!texts.TryGetValue(at, out var list))
        {
            texts[at] = list = [];
        }

        list.Add(text);
    }

    private void Check()
    {
        const string group = "CstmrCdtTrfInitn/GrpHdr/";
        const string info = "CstmrCdtTrfInitn/PmtInf/";
        const string payment = info + "CdtTrfTxInf/";
        var count = EndToEndIds.Count;
        var sum = Amounts.Sum(a => decimal.Parse(a, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        Expect(group + "NbOfTxs", count.ToString(CultureInfo.InvariantCulture));
        Expect(info + "NbOfTxs", count.ToString(CultureInfo.InvariantCulture));
        Expect(group + "CtrlSum", sum.ToString("0.00", CultureInfo.InvariantCulture));
        Expect(info + "CtrlSum", sum.ToString("0.00", CultureInfo.InvariantCulture));
        Expect(info + "PmtMtd", "TRF");
        Each(group + "MsgId", 1, t => Identifier(t));
        Each(info + "PmtInfId", 1, t => Identifier(t));
        Each(group + "CreDtTm", 1, t => t.Length == 20 && t.EndsWith('Z'));
        Each(info + "ReqdExctnDt/Dt", 1, t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Each(group + "InitgPty/Nm", 1, Name);
        Each(info + "Dbtr/Nm", 1, Name);
        Each(info + "DbtrAcct/Id/Othr/Id", 1, Account);
        Each(info + "DbtrAgt/FinInstnId/ClrSysMmbId/MmbId", 1, Bank);
        Each(payment + "PmtId/EndToEndId", count, t => Identifier(t));
        Each(payment + "Amt/InstdAmt", count, t => t.Length <= 19 && t[^3] == '.' && t != "0.00" && t[0] != '-');
        Each(payment + "Amt/InstdAmt@Ccy", count, t => t == "CNY");
        Each(payment + "CdtrAgt/FinInstnId/ClrSysMmbId/MmbId", count, Bank);
        Each(payment + "Cdtr/Nm", count, Name);
        Each(payment + "CdtrAcct/Id/Othr/Id", count, Account);
        Each(payment + "RmtInf/Ustrd", count, Name);
        if (EndToEndIds.Distinct(StringComparer.Ordinal).Count() != count)
        {
            Faults.Add("an EndToEndId is there twice");
        }

        if (count is 0 or > 10_000)
        {
            Faults.Add($"{count} payments");
        }
    }

    private void Expect(string element, string expected)
    {
        if (!All(element).SequenceEqual([expected]))
        {
            Faults.Add($"{element} is {string.Join(", ", All(element))}, not {expected}");
        }
    }

    private void Each(string element, int times, Predicate<string> allowed)
    {
        if (All(element).Count != times)
        {
            Faults.Add($"{element} is there {All(element).Count} times, not {times}");
        }

        Faults.AddRange(All(element).Where(t => !allowed(t)).Select(t => $"{element} is '{t}'"));
    }

    private static bool Identifier(string text) => text.Length is > 0 and <= 35 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static bool Name(string text) => text.EnumerateRunes().Count() is > 0 and <= 140 && !text.EnumerateRunes().Any(Rune.IsControl);

    private static bool Account(string text) => text.Length is > 0 and <= 34 && text.All(char.IsAsciiLetterOrDigit);

    private static bool Bank(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}
