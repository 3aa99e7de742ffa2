namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Which element of which model.</summary>
/// <param name="Namespace">Namespace of the model.</param>
/// <param name="Id">Identifier, or the name where the document gives no identifier.</param>
internal readonly record struct ElementKey(string Namespace, string Id)
{
    /// <summary>The key of an element.</summary>
    public static ElementKey Of(DmnModel model, DmnElement element) =>
        new(model.Namespace, element.Id.Length > 0 ? element.Id : "name:" + element.Name);
}
