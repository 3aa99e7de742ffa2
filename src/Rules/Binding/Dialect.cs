namespace Matching.Rules.Binding;

/// <summary>By which rules an expression is read and evaluated.</summary>
public enum Dialect
{
    /// <summary>Rule packs: every name must be known, types and units are checked, unknown spreads and is never null.</summary>
    Strict,

    /// <summary>DMN 1.5 as written: what cannot be computed is null.</summary>
    Standard,
}
