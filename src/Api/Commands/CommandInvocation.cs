using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>One parsed command line.</summary>
/// <param name="Console">Where to write.</param>
/// <param name="Clock">The clock of the composition root.</param>
/// <param name="Parsed">The parsed line.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Json">Whether machines read the output.</param>
/// <param name="Catalog">Folder of the catalogue.</param>
/// <param name="Data">Folder of the data.</param>
public sealed record CommandInvocation(
    CommandConsole Console, TimeProvider Clock, ParseResult Parsed, string Language, bool Json, string Catalog, string Data)
{
    /// <summary>A text in the language asked for.</summary>
    public string Say(string zh, string en) => new LocalizedText(zh, en).In(Language);

    /// <summary>The business date: the option, or today in Asia/Shanghai.</summary>
    public DateOnly BusinessDate(Option<DateOnly?> option) => Parsed.GetValue(option) ?? BusinessDay.Of(Clock);
}
