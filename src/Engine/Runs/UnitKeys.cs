using Matching.Engine.Populations;

namespace Matching.Engine.Runs;

/// <summary>Whose right a row of a population stands for.</summary>
/// <param name="Units">The population.</param>
public readonly record struct UnitKeys(Population Units)
{
    /// <summary>The keys of a row. A child's right is the linked parent's, hung on the child; a child without a parent stands for itself.</summary>
    /// <param name="row">Row.</param>
    public (string Subject, string Payee, string Item) Of(int row)
    {
        var key = Units.Keys[row];
        var link = (Units.Links.IsDefaultOrEmpty ? null : Units.Links[row]) ?? key;
        return Units.Kind switch
        {
            UnitKind.Child => (link, link, key),
            UnitKind.Household => (key, link, Runs.Units.NoItem),
            _ => (key, key, Runs.Units.NoItem),
        };
    }
}
