using Matching.Api.Commands;
using Matching.Engine.Columns;
#if NRULES
using Matching.Engine.NRules;
#endif
using Matching.Engine.Runs;
using Matching.Rules;

namespace Matching.Api.Composition;

/// <summary>The engines that decide, by the names that <c>Matching:Engine</c> knows. They give the same decisions.</summary>
public static class MatchingEngines
{
    /// <summary>The project's own: bitmaps over columns.</summary>
    public const string Columns = "columns";

    /// <summary>NRules, where the build has it (<c>-p:NRules=true</c>).</summary>
    public const string NRules = "nrules";

    /// <summary>The evaluator of an engine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">The lanes of the snapshots in use.</param>
    /// <exception cref="CommandFailure">There is no such engine, or this build does not have it.</exception>
    public static IEvaluator Of(string name, ColumnShelf columns) => name switch
    {
        Columns => new PackEvaluator(columns),
#if NRULES
        NRules => new NRulesEvaluator(columns.Tags),
#else
        NRules => throw new CommandFailure(
            ExitCode.BadInput,
            new LocalizedText("这个构建不含 NRules 引擎，夜间匹配无法用它求值", "this build does not have the engine NRules, so no night can be decided by it"), Where,
            new LocalizedText(
                $"改为 {Columns}（结论相同），或以 -p:NRules=true 重新构建", $"set it to {Columns}, which decides the same, or build again with -p:NRules=true")),
#endif
        _ => throw new CommandFailure(
            ExitCode.BadInput,
            new LocalizedText($"没有名为 '{name}' 的匹配引擎，夜间匹配无法求值", $"there is no engine '{name}', so no night can be decided"), Where,
            new LocalizedText($"改为 {Columns}（默认）或 {NRules}", $"set it to {Columns} (the default) or {NRules}")),
    };

    private const string Where = "Matching:Engine";
}
