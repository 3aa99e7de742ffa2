using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Storage.Tests.Nights;

/// <summary>One reason for each match, which names its subject.</summary>
internal sealed class ScriptedReasons : IMatchReasons
{
    /// <summary>The frame of every trace, stored as <see cref="FrameJson"/>.</summary>
    public const string FrameJson =
        """{"policyId":"p","version":"v","packHash":"h","conditions":[{"id":"c","text":{"zh":"条件","en":"condition"},"reference":"通知（沪〔2025〕1号）","verified":true,"reads":[0,1]}],"amount":[],"tags":[{"name":"出生日期","reads":[]},{"name":"对象","reads":[]}]}""";

    private readonly TraceFrame frame = TraceFrame.Read(FrameJson);

    public IReadOnlyList<MatchTrace> Of(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches) =>
    [
        .. matches.Select(m => new MatchTrace(
            frame, $$"""{"frame":"{{frame.Id}}","values":["1950-01-01","{{m.Subject}}"],"from":[0,1],"origins":[["Given","police","2025-11-01"],["System"]]}""")),
    ];
}
