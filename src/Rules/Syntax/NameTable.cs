using Matching.Rules.Binding;

namespace Matching.Rules.Syntax;

/// <summary>The names that the parser must know to find their ends: FEEL's names may hold blanks and operators (DMN 1.5, 10.3.1.2).</summary>
/// <param name="dialect">By which rules names are written.</param>
/// <param name="variables">Variables and functions.</param>
/// <param name="members">Entries of contexts and properties.</param>
/// <param name="types">Named types.</param>
internal sealed class NameTable(Dialect dialect, IEnumerable<string> variables, IEnumerable<string> members, IEnumerable<string> types)
{
    private static readonly string[] Properties = ["time offset", "start included", "end included"];

    private static readonly string[] BuiltInTypes =
    [
        "date and time", "days and time duration", "day and time duration", "years and months duration", "year and month duration",
    ];

    /// <summary>By which rules names are written.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>Variables and functions.</summary>
    public KnownNames Variables { get; } = new(variables, dialect);

    /// <summary>Entries of contexts and properties.</summary>
    public KnownNames Members { get; } = new(members.Concat(Properties), dialect);

    /// <summary>Types.</summary>
    public KnownNames Types { get; } = new(types.Concat(BuiltInTypes), dialect);
}
