using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Site;

namespace Matching.Api.Commands;

/// <summary><c>serve</c>: the site over the data folder.</summary>
public static class ServeCommand
{
    /// <summary>Where the site listens when nothing is said.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>A new <c>--urls</c> option.</summary>
    public static Option<string> Urls() => new("--urls") { Description = "Addresses to listen on · 监听地址", DefaultValueFactory = _ => DefaultUrls };

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var urls = Urls();
        var command = new Command("serve", "Serves the site · 启动网站") { urls };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            SiteHost.Serve(invocation, workspace, invocation.Parsed.GetValue(urls)!, cancellation);
            return ExitCode.Done;
        });
    }
}
