namespace Matching.Synthetic.Feeds;

/// <summary>How the text of a cell is written.</summary>
public enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Yuan with two places.</summary>
    Money,

    /// <summary>A fraction.</summary>
    Percent,

    /// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A code of the dictionary.</summary>
    Enum,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A list of codes, as a JSON array.</summary>
    List,
}
