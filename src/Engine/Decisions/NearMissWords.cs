using Matching.Rules.Distances;
using Matching.Rules.Packs.Words;
using Matching.Engine.Tags;

namespace Matching.Engine.Decisions;

/// <summary>Says how far a condition is from being true.</summary>
/// <param name="words">Words for the version's rules.</param>
public sealed class NearMissWords(RuleWords words)
{
    /// <summary>Words over the tags of an explanation.</summary>
    public static NearMissWords Of(Explanation explanation, string language) =>
        new(RuleWords.Of(explanation.Pack, TagGlossary.Of(explanation.Values.Select(v => v.Tag)), language));

    /// <summary>Why it is not true and how far it is, for a line: 还差3个月.</summary>
    public string Distance(NearMiss near) => near.Kind switch
    {
        NearMissKind.Stale => words.Say("数据已过期", "its data is too old"),
        NearMissKind.Unknown => words.Say("缺少数据", "its data is missing"),
        _ when near.Gaps is [var only] => Said(only),
        _ => string.Join(words.Say("；", "; "), near.Gaps.Select(Piece)),
    };

    /// <summary>A part of the condition with its distance: 年龄满65周岁：还差2周岁.</summary>
    public string Piece(Gap gap) => words.Wanted(gap) + words.Say("：", ": ") + Said(gap);

    /// <summary>Whether somebody or time can meet it; nothing where somebody can.</summary>
    public string? Outlook(NearMiss near) => near switch
    {
        { MetOn: { } day } => words.Say($"事实不变的话，{FigureWords.Date(day, false)}起自然满足", $"met by time alone from {FigureWords.Date(day, true)} if nothing else changes"),
        { Kind: NearMissKind.Fixed } => words.Say("所依据的事实不会改变", "what it rests on does not change"),
        _ => null,
    };

    /// <summary>Distance and outlook together.</summary>
    public string Whole(NearMiss near) => Distance(near) + (Outlook(near) is { } outlook ? words.Say("；", "; ") + outlook : "");

    private string Said(Gap gap) => words.IsEnglish ? GapWords.Of(gap).En : GapWords.Of(gap).Zh;
}
