using Matching.Api.Commands;
using Matching.Api.Terminal;

return await new CommandLineApplication(CommandConsole.System(), TimeProvider.System).RunAsync(args).ConfigureAwait(false);
