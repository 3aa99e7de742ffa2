using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Delivery.Rails;

/// <summary>
/// The embedded rail: one pain.001 file for each batch in an outbox folder, from which the bank's own transfer takes it. A file is
/// complete or absent: it is written beside, flushed to the disk and renamed. The same batch again finds its own file.
/// </summary>
public sealed partial class FileRail : IPayoutRail
{
    private const string Write = "rail-file";
    private const int MaxAccountLength = 34;

    private readonly string outbox;
    private readonly IFailPoints failPoints;

    /// <summary>A rail into a folder.</summary>
    /// <param name="outbox">Folder, created when it does not exist; <c>data/rails/outbox</c> by convention.</param>
    /// <param name="failPoints">Places at which a test may stop the process; none by default.</param>
    public FileRail(string outbox, IFailPoints? failPoints = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outbox);
        this.outbox = outbox;
        this.failPoints = failPoints ?? NoFailPoints.Instance;
    }

    /// <inheritdoc/>
    public string Name => "file";

    /// <inheritdoc/>
    public RailLimits Limits => RailLimits.Default;

    /// <inheritdoc/>
    public int SizeOf(PaymentInstruction instruction) => Pain001Writer.SizeOf(instruction);

    /// <inheritdoc/>
    public string? Refuses(PayeeAccount account)
    {
        if (!BankCode().IsMatch(account.BankCode))
        {
            return "开户行行号不是12位数字";
        }

        if (account.AccountNumber.Length > MaxAccountLength || !AccountNumber().IsMatch(account.AccountNumber))
        {
            return "账号为空或含有不允许的字符";
        }

        return PainText.Clean(account.HolderName, PainText.MaxText).Length == 0 || account.HolderName.Trim().Length > PainText.MaxText
            ? "户名为空或超过140个字"
            : null;
    }

    /// <inheritdoc/>
    public RailReceipt Submit(PayoutBatch batch)
    {
        var bytes = Pain001Writer.Write(batch);
        if (bytes.Length > Limits.MaxBytes || batch.Count > Limits.MaxPayments)
        {
            throw new InvalidOperationException($"batch {batch.MessageId} has {batch.Count} payments in {bytes.Length} bytes; {Limits.MaxPayments} and {Limits.MaxBytes} are allowed");
        }

        Directory.CreateDirectory(outbox);
        var path = Path.Combine(outbox, batch.MessageId + ".xml");
        if (File.Exists(path))
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                throw new InvalidOperationException($"{path}: a message with this MsgId and another content was written before; nothing was sent");
            }
        }
        else
        {
            WriteWhole(path, bytes);
        }

        return new RailReceipt(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private void WriteWhole(string path, byte[] bytes)
    {
        var beside = path + ".part";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        failPoints.Hit(Write, FailPosition.Before);
        File.Move(beside, path, overwrite: false);
        failPoints.Hit(Write, FailPosition.After);
    }

    [GeneratedRegex("^[0-9]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex BankCode();

    [GeneratedRegex("^[0-9A-Za-z]{4,34}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountNumber();
}
