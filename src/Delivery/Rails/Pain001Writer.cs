using System.Globalization;
using System.Text;
using System.Xml;
using Matching.Engine.Amounts;
using Matching.Engine.Payouts;

namespace Matching.Delivery.Rails;

/// <summary>Writes a batch as ISO 20022 pain.001.001.09. The same batch always gives the same bytes.</summary>
public static class Pain001Writer
{
    /// <summary>Namespace of the message.</summary>
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>Upper bound of the bytes around the texts of one payment.</summary>
    public const int PaymentOverhead = 900;

    /// <summary>The message in UTF-8 without a byte order mark.</summary>
    public static byte[] Write(PayoutBatch batch)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
            WriteGroupHeader(xml, batch);
            WritePayments(xml, batch);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>Upper bound of the bytes of one payment.</summary>
    public static int SizeOf(PaymentInstruction instruction) =>
        PaymentOverhead + Escaped(instruction.HolderName) + Escaped(instruction.Remittance);

    // &amp; is the longest that one written character can become: four bytes more than itself.
    private static int Escaped(string text) => Encoding.UTF8.GetByteCount(text) + (4 * text.Count(c => c is '<' or '>' or '&' or '"' or '\''));

    private static void WriteGroupHeader(XmlWriter xml, PayoutBatch batch)
    {
        xml.WriteStartElement("GrpHdr", Namespace);
        Text(xml, "MsgId", batch.MessageId);
        Text(xml, "CreDtTm", batch.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteTotals(xml, batch);
        WriteParty(xml, "InitgPty", batch.Debtor.Name);
        xml.WriteEndElement();
    }

    private static void WritePayments(XmlWriter xml, PayoutBatch batch)
    {
        // One PmtInf for each debtor account, date and level: a batch has one of each.
        xml.WriteStartElement("PmtInf", Namespace);
        Text(xml, "PmtInfId", batch.MessageId + "P1");
        Text(xml, "PmtMtd", "TRF");
        WriteTotals(xml, batch);
        xml.WriteStartElement("ReqdExctnDt", Namespace);
        Text(xml, "Dt", batch.ExecutionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        WriteParty(xml, "Dbtr", batch.Debtor.Name);
        WriteAccount(xml, "DbtrAcct", batch.Debtor.AccountNumber);
        WriteAgent(xml, "DbtrAgt", batch.Debtor.BankCode);
        foreach (var instruction in batch.Instructions)
        {
            WritePayment(xml, instruction);
        }

        xml.WriteEndElement();
    }

    private static void WritePayment(XmlWriter xml, PaymentInstruction instruction)
    {
        xml.WriteStartElement("CdtTrfTxInf", Namespace);
        xml.WriteStartElement("PmtId", Namespace);
        Text(xml, "EndToEndId", instruction.EndToEndId);
        xml.WriteEndElement();
        xml.WriteStartElement("Amt", Namespace);
        xml.WriteStartElement("InstdAmt", Namespace);
        xml.WriteAttributeString("Ccy", instruction.Amount.Currency);
        xml.WriteString(instruction.Amount.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteAgent(xml, "CdtrAgt", instruction.BankCode);
        WriteParty(xml, "Cdtr", instruction.HolderName);
        WriteAccount(xml, "CdtrAcct", instruction.AccountNumber);
        xml.WriteStartElement("Purp", Namespace);
        Text(xml, "Cd", "GOVT");
        xml.WriteEndElement();
        xml.WriteStartElement("RmtInf", Namespace);
        Text(xml, "Ustrd", PainText.Clean(instruction.Remittance, PainText.MaxText));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, PayoutBatch batch)
    {
        Text(xml, "NbOfTxs", batch.Count.ToString(CultureInfo.InvariantCulture));
        Text(xml, "CtrlSum", new Money(batch.Sum.Fen, batch.Sum.Currency).ToString());
    }

    private static void WriteParty(XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element, Namespace);
        Text(xml, "Nm", PainText.Clean(name, PainText.MaxText));
        xml.WriteEndElement();
    }

    private static void WriteAccount(XmlWriter xml, string element, string number)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteStartElement("Id", Namespace);
        xml.WriteStartElement("Othr", Namespace);
        Text(xml, "Id", number);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAgent(XmlWriter xml, string element, string bankCode)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteStartElement("FinInstnId", Namespace);
        xml.WriteStartElement("ClrSysMmbId", Namespace);
        xml.WriteStartElement("ClrSysId", Namespace);
        Text(xml, "Cd", "CNAPS");
        xml.WriteEndElement();
        Text(xml, "MmbId", bankCode);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string element, string text) => xml.WriteElementString(element, Namespace, text);
}
