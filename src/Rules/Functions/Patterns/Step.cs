namespace Matching.Rules.Functions.Patterns;

/// <summary>What a step of a compiled pattern does.</summary>
internal enum StepKind
{
    /// <summary>Matches one character.</summary>
    Char,

    /// <summary>Goes on in two places, the first being preferred.</summary>
    Split,

    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>Keeps the position.</summary>
    Save,

    /// <summary>Matches the beginning of the text or of a line.</summary>
    Start,

    /// <summary>Matches the end of the text or of a line.</summary>
    End,

    /// <summary>Matches what a group matched.</summary>
    Back,

    /// <summary>Goes on only when the position is not the kept one, so that a repetition of nothing ends.</summary>
    Progress,

    /// <summary>A match.</summary>
    Match,
}

/// <summary>One step of a compiled pattern.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Set">Characters to match.</param>
/// <param name="First">Place to go on, number of a group, or place of a kept position.</param>
/// <param name="Second">The other place to go on.</param>
internal readonly record struct Step(StepKind Kind, SetTest? Set = null, int First = 0, int Second = 0);
