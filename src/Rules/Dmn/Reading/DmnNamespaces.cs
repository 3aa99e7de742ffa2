namespace Matching.Rules.Dmn.Reading;

/// <summary>Namespaces of the versions of DMN.</summary>
internal static class DmnNamespaces
{
    /// <summary>The model namespace of DMN 1.5, which is written.</summary>
    public const string Dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private static readonly string[] Versions =
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        Dmn15,
    ];

    /// <summary>Whether a namespace is the one of models of DMN 1.1 to 1.5.</summary>
    public static bool IsModel(string name) => Versions.Contains(name);

    /// <summary>Whether a namespace is the one of FEEL's types in any version.</summary>
    public static bool IsFeel(string name) =>
        name.Contains("omg.org/spec/FEEL/", StringComparison.Ordinal)
        || (name.Contains("omg.org/spec/DMN/", StringComparison.Ordinal) && name.TrimEnd('/').EndsWith("/FEEL", StringComparison.Ordinal));
}
