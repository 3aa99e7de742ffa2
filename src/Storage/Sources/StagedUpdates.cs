using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>What the counting rows of a source say to the identity store.</summary>
/// <param name="stage">The source, settled.</param>
internal sealed class StagedUpdates(StagedSource stage) : UpdateList(stage.Source.Kind, stage.Counting.Keys.Length)
{
    /// <inheritdoc/>
    public override string KeyOf(int number) => stage.Counting.Keys[number];

    /// <inheritdoc/>
    public override UpdateHead HeadOf(int number) => new(stage.Source.Id, DateOnly.FromDayNumber(stage.Counting.Days[number]), stage.Source.Identity is not null);

    /// <inheritdoc/>
    public override void Touch(int first, int count) => stage.Touch(stage.Counting.Places.AsSpan(first, count));

    /// <inheritdoc/>
    public override UpdateTexts TextsOf(int number) => stage.TextsOf(stage.Counting.Places[number]);
}
