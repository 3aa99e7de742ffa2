using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>A list of strings as one text, different for different lists.</summary>
internal static class ListText
{
    public static string Of(Value list) => string.Concat(list.AsList.Select(e => $"{e.AsString.Length}:{e.AsString}"));
}
