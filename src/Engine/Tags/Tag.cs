using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Tags;

/// <summary>Type of a tag in the dictionary.</summary>
public enum TagType
{
    /// <summary>A count or measure; at most 4 decimal places in a snapshot.</summary>
    Number,

    /// <summary>Yuan; exact to the fen in a snapshot.</summary>
    Money,

    /// <summary>A fraction: 5.5 % is 0.055; at most 6 decimal places in a snapshot.</summary>
    Percent,

    /// <summary>A code of a closed or open set.</summary>
    Enum,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A list of strings.</summary>
    List,
}

/// <summary>Where a tag's value comes from.</summary>
public enum TagRole
{
    /// <summary>A fact that one department states.</summary>
    Base,

    /// <summary>Membership of a recognised list; stated by one department.</summary>
    RecognitionList,

    /// <summary>Computed from other tags when it is not given.</summary>
    Derived,

    /// <summary>A dated figure of the catalogue; a fact of the profile overrides it.</summary>
    Parameter,

    /// <summary>Set by the system: the as-of date, the last day of its month, the district of the run.</summary>
    System,
}

/// <summary>How carefully a tag is handled.</summary>
public enum Sensitivity
{
    /// <summary>No personal data.</summary>
    Ordinary,

    /// <summary>Personal data.</summary>
    Personal,

    /// <summary>Sensitive personal data (PIPL art. 28).</summary>
    Sensitive,
}

/// <summary>One entry of the tag dictionary.</summary>
public sealed record Tag
{
    /// <summary>Chinese name, used in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>Stable code, lower snake case.</summary>
    public required string Code { get; init; }

    /// <summary>Type.</summary>
    public required TagType Type { get; init; }

    /// <summary>Unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Responsible department as published, or null for system tags.</summary>
    public string? Department { get; init; }

    /// <summary>Whom it describes; null for both.</summary>
    public SubjectKind? Subject { get; init; }

    /// <summary>Where its value comes from.</summary>
    public required TagRole Role { get; init; }

    /// <summary>Values of an enum, list or coded number; empty when none are listed.</summary>
    public ImmutableArray<Value> Values { get; init; } = [];

    /// <summary>True when values outside <see cref="Values"/> are allowed.</summary>
    public bool OpenCodeSet { get; init; }

    /// <summary>Days after which a fact is stale and so unknown; null for no limit.</summary>
    public int? MaxAgeDays { get; init; }

    /// <summary>Sensitivity.</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>
    /// True for what nothing but a correction of the data changes: a birthday, a sex, a household registration. False by default.
    /// What a formula computes is not marked; see <see cref="TagDictionary.IsFixed"/>.
    /// </summary>
    public bool Fixed { get; init; }

    /// <summary>True when the tag, or its maximum age, is an assumption of this catalogue and not a published fact.</summary>
    public bool Assumed { get; init; }

    /// <summary>Meaning, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Formula of a derived or system tag; null when a department computes it.</summary>
    public RuleExpression? Formula { get; init; }

    /// <summary>Values of a parameter by date, ordered.</summary>
    public ImmutableArray<DatedValue> DatedValues { get; init; } = [];

    /// <summary>The symbol under which expressions read it.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Mutants of the tag that no case can tell from it, with the reason; a note on the tests.</summary>
    public ImmutableArray<SurvivorNote> Survivors { get; init; } = [];

    /// <summary>Where it stands; null when it did not come from a file.</summary>
    public FilePlace? Place { get; init; }

    /// <summary>The catalogue's figure in force on a date (both ends inclusive), or null.</summary>
    public DatedValue? FigureOn(DateOnly date) => DatedValues.LastOrDefault(v => v.From <= date && (v.To is not { } to || date <= to));
}

/// <summary>A parameter's value over a period.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day (inclusive), or null while open.</param>
/// <param name="Value">The value.</param>
/// <param name="Verified">Whether it was verified against the published text.</param>
/// <param name="Reference">The policy or document it comes from.</param>
public sealed record DatedValue(DateOnly From, DateOnly? To, decimal Value, bool Verified, string? Reference);
