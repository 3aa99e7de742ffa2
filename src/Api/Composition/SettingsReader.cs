using System.Security.Cryptography;
using System.Text;
using Matching.Api.Commands;
using Matching.Delivery.Channels;
using Matching.Rules;

namespace Matching.Api.Composition;

/// <summary>Reads and checks the configuration once, before anything is opened.</summary>
public static class SettingsReader
{
    private const int LeastKeyBytes = 16;

    /// <summary>The settings of appsettings.json beside the program, that of the working folder, and the environment, in that order.</summary>
    /// <exception cref="CommandFailure">A file cannot be read or a setting cannot be used.</exception>
    public static MatchingSettings Read()
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build();
            return Check(configuration.GetSection("Matching").Get<MatchingSettings>() ?? new MatchingSettings());
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or InvalidOperationException)
        {
            throw Bad("Matching", $"配置无法使用：{e.Message}", $"the configuration cannot be used: {e.Message}");
        }
    }

    /// <summary>A key of 32 bytes: derived from the configured text, or from a fixed text in the demo.</summary>
    /// <exception cref="CommandFailure">The key is too short, or missing in production.</exception>
    public static byte[] Key(MatchingSettings settings, string name, string configured)
    {
        if (configured.Length == 0 && settings.Environment == "Production")
        {
            throw Bad($"Matching:Keys:{name}", "生产环境必须提供密钥", "production needs this key");
        }

        var text = configured.Length == 0 ? $"matching demo key, not secret: {name}" : configured;
        return Encoding.UTF8.GetByteCount(text) >= LeastKeyBytes
            ? SHA256.HashData(Encoding.UTF8.GetBytes($"{name}:{text}"))
            : throw Bad($"Matching:Keys:{name}", $"密钥至少 {LeastKeyBytes} 字节", $"the key must have at least {LeastKeyBytes} bytes");
    }

    /// <summary>The configured gateway, or null when there is none.</summary>
    /// <exception cref="CommandFailure">Its address or secret cannot be used.</exception>
    public static WebhookGateway? Gateway(MatchingSettings settings)
    {
        var webhook = settings.Channels.Webhook;
        try
        {
            return webhook is { Url: "", Secret: "" } ? null : WebhookGateway.Read(webhook.Url, webhook.Secret, settings.Environment == "Production");
        }
        catch (FormatException e)
        {
            throw Bad("Matching:Channels:Webhook", $"消息网关无法使用：{e.Message}", $"the gateway cannot be used: {e.Message}");
        }
    }

    private static MatchingSettings Check(MatchingSettings settings)
    {
        if (settings.Environment is not ("Demo" or "Production"))
        {
            throw Bad("Matching:Environment", $"没有 '{settings.Environment}' 环境", $"there is no environment '{settings.Environment}'");
        }

        if (settings.Environment == "Production" && settings.Debtor.Name.Contains("演示", StringComparison.Ordinal))
        {
            throw Bad("Matching:Debtor", "生产环境不能用演示付款账户", "the demo account cannot pay in production");
        }

        if (settings.Review.TwoPeopleAboveYuan < 0m)
        {
            throw Bad("Matching:Review:TwoPeopleAboveYuan", $"金额 {settings.Review.TwoPeopleAboveYuan} 不能为负", $"the amount {settings.Review.TwoPeopleAboveYuan} must not be negative");
        }

        if (settings.Scorer.ReviewBelow is < 0m or > 1m)
        {
            throw Bad("Matching:Scorer:ReviewBelow", $"{settings.Scorer.ReviewBelow} 不是概率，应在 0 和 1 之间", $"{settings.Scorer.ReviewBelow} is no probability; give one between 0 and 1");
        }

        return settings;
    }

    private static CommandFailure Bad(string where, string zh, string en) => new(
        ExitCode.BadInput, new LocalizedText(zh, en), where,
        new LocalizedText($"在 appsettings.json 或环境变量 {Variable(where)} 中更正", $"mend it in appsettings.json or in the environment variable {Variable(where)}"));

    private static string Variable(string path) => path.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
