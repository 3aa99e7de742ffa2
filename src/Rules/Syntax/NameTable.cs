using Matching.Rules.Binding;

namespace Matching.Rules.Syntax;

/// <summary>The names that the parser must know to find their ends: FEEL's names may hold blanks and operators (DMN 1.5, 10.3.1.2).</summary>
internal sealed class NameTable
{
    private static readonly string[] Properties = ["time offset", "start included", "end included"];

    private static readonly string[] BuiltInTypes =
    [
        "date and time", "days and time duration", "day and time duration", "years and months duration", "year and month duration",
    ];

    /// <summary>A table of names.</summary>
    /// <param name="dialect">By which rules names are written.</param>
    /// <param name="variables">Variables and functions.</param>
    /// <param name="members">Entries of contexts and properties.</param>
    /// <param name="types">Named types.</param>
    public NameTable(Dialect dialect, IEnumerable<string> variables, IEnumerable<string> members, IEnumerable<string> types)
    {
        Dialect = dialect;
        Variables = new(variables, dialect);
        Members = new(members.Concat(Properties), dialect);
        Types = new(types.Concat(BuiltInTypes), dialect);
    }

    private NameTable(NameTable outer)
    {
        Dialect = outer.Dialect;
        Variables = outer.Variables.ForAnotherText();
        Members = outer.Members.ForAnotherText();
        Types = outer.Types;
    }

    /// <summary>By which rules names are written.</summary>
    public Dialect Dialect { get; }

    /// <summary>Variables and functions.</summary>
    public KnownNames Variables { get; }

    /// <summary>Entries of contexts and properties.</summary>
    public KnownNames Members { get; }

    /// <summary>Types.</summary>
    public KnownNames Types { get; }

    /// <summary>The same names, for one text more: what a parser learns from it stays with it.</summary>
    public NameTable ForAnotherText() => new(this);
}
