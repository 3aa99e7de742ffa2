using System.Globalization;
using System.Xml.Linq;
using Matching.Rules.Dmn.Reading;

namespace Matching.Rules.Dmn.Writing;

/// <summary>Names in the DMN document of a rule pack; writing and reading share them.</summary>
internal static class PackNames
{
    /// <summary>Namespace of what DMN has no place for.</summary>
    public static readonly XNamespace Pack = "urn:matching:rule-pack:1";

    /// <summary>Namespace of DMN 1.5.</summary>
    public static readonly XNamespace Model = DmnNamespaces.Dmn15;

    /// <summary>Decision with the outcome.</summary>
    public const string Outcome = "结论";

    /// <summary>Identifier of the decision with the amount.</summary>
    public const string Amount = "amount";

    /// <summary>Identifier of the decision with the amount of one cycle.</summary>
    public const string CycleAmount = "cycle-amount";

    /// <summary>Identifier of the decision with the amount that the department approved.</summary>
    public const string ApprovedAmount = "approved-amount";

    /// <summary>An identifier with a number.</summary>
    public static string Numbered(string kind, int index) => kind + "-" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
