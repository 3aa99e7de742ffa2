using System.Collections.Concurrent;
using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>Decides given profiles; what the command <c>check</c> does, without its input and output.</summary>
/// <remarks>Every policy is judged alone. Safe for use by several threads.</remarks>
public sealed class ProfileCheck
{
    private readonly Catalogue catalogue;
    private readonly TagDictionary tags;
    private readonly ProfileReader reader;
    private readonly ConcurrentDictionary<string, PackPlan> plans = new(StringComparer.Ordinal);

    /// <summary>A check against a catalogue whose packs are bound in the dictionary's scope.</summary>
    public ProfileCheck(Catalogue catalogue, TagDictionary tags)
    {
        this.catalogue = catalogue;
        this.tags = tags;
        reader = new ProfileReader(catalogue, tags);
    }

    /// <summary>Checks a text of profiles: one JSON object, an array, or JSON lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">Options.</param>
    /// <returns>A line for each profile × policy, or one for a profile that is refused.</returns>
    /// <exception cref="CheckRefusedException">The text as a whole, or the policy of the options, cannot be used.</exception>
    public CheckReport Run(string text, CheckOptions options) => new([.. Lines(text, options)]);

    /// <summary>As <see cref="Run"/>, line by line.</summary>
    /// <exception cref="CheckRefusedException">The text as a whole, or the policy of the options, cannot be used.</exception>
    public IEnumerable<CheckLine> Lines(string text, CheckOptions options)
    {
        if (options.Policy is { } only)
        {
            PolicyChoice.Require(catalogue, only, "--policy");
        }

        return ProfileText.Read(text).SelectMany(entry => Check(entry, options));
    }

    /// <summary>Decides one profile that was read.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="options">Options; the profile's own date and policies go first.</param>
    public IEnumerable<CheckResult> Decide(CheckProfile profile, CheckOptions options) =>
        PoliciesFor(profile, options).Select(policy => Decide(profile, policy, options.Trace));

    private ImmutableArray<CheckLine> Check(ProfileEntry entry, CheckOptions options)
    {
        var id = entry.Refused is null ? ProfileReader.TryId(entry.Element) : null;
        try
        {
            return entry.Refused is { } refused ? throw refused : [.. Decide(reader.Read(entry.Element, options.AsOf), options)];
        }
        catch (CheckRefusedException refused)
        {
            var place = id is null && refused.Code != CheckCodes.Json ? $"{entry.Place}.{refused.Path}".Trim('.') : refused.Path;
            return [new CheckFault(id, refused.Code, refused.Words, place)];
        }
    }

    private IEnumerable<Policy> PoliciesFor(CheckProfile profile, CheckOptions options)
    {
        var named = profile.Policies ?? (options.Policy is { } only ? [only] : default(ImmutableArray<string>?));
        var all = catalogue.Policies.Where(p => PolicyChoice.IsFor(p, profile.Kind));
        return all
            .Where(p => options.Policy is not { } limit || p.Id == limit)
            .Where(p => named?.Contains(p.Id) ?? p.VersionOn(profile.AsOf) is not null)
            .OrderBy(p => p.Id, StringComparer.Ordinal);
    }

    private CheckResult Decide(CheckProfile profile, Policy policy, bool trace)
    {
        if (policy.VersionOn(profile.AsOf) is not { } pack)
        {
            return new CheckResult(profile.Id, policy, null, profile.AsOf, null, null);
        }

        var plan = plans.GetOrAdd(pack.Hash, _ => new PackPlan(policy, pack, tags));
        var facts = new ProfileFacts(plan.Frame, profile.Tags);
        var filler = new FrameFiller(plan.Frame, profile.AsOf, defaults: false, child: false);
        var explanation = trace ? Explainer.Explain(plan, filler, facts, profile.Id, Units.NoItem, null) : null;
        var verdict = explanation?.Verdict ?? CheckedJudge.Decide(plan, filler, facts, filler.NewFrame(), filler.NewFrame());
        return new CheckResult(profile.Id, policy, pack, profile.AsOf, verdict, explanation);
    }
}
