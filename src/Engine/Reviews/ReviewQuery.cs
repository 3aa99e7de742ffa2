namespace Matching.Engine.Reviews;

/// <summary>Which rights in review to list.</summary>
/// <param name="PolicyId">Only this policy's, or null for all.</param>
/// <param name="Cursor">The <see cref="ReviewPage.Next"/> of the page before, or null for the first.</param>
/// <param name="Size">Most rights on a page; default 50, 1 to 500.</param>
public sealed record ReviewQuery(string? PolicyId = null, string? Cursor = null, int Size = 50);
