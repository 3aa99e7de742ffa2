namespace Matching.Rules.Packs.Words;

/// <summary>A simple condition: of what, and what must hold of it.</summary>
/// <param name="Subject">Of what; empty where the predicate says everything.</param>
/// <param name="Predicate">What must hold.</param>
internal readonly record struct Clause(string Subject, string Predicate)
{
    /// <summary>Both together.</summary>
    public string Whole(bool english) => Subject.Length == 0 ? Predicate : english ? $"{Subject} {Predicate}" : Subject + Predicate;
}
