using System.Reflection;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;

namespace Matching.Rules.Tests.Golden;

/// <summary>Makes one diagnostic of every kind that the language can give, with arguments of no meaning.</summary>
internal static class EveryMessage
{
    /// <summary>The diagnostics that the methods of all classes of messages make.</summary>
    public static IEnumerable<Diagnostic> All() => typeof(Diagnostic).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(Diagnostic).Namespace && t.Name.EndsWith("Messages", StringComparison.Ordinal))
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(m => m.ReturnType == typeof(Diagnostic))
        .Select(m => (Diagnostic)m.Invoke(null, [.. m.GetParameters().Select(Argument)])!);

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(SourceSpan) => new SourceSpan(0, 1),
        var t when t == typeof(string) => "x",
        var t when t == typeof(char) => '＞',
        var t when t == typeof(int) => 7,
        var t when t == typeof(bool) => false,
        var t when t == typeof(FeelType) => FeelType.Number,
        var t when t == typeof(LocalizedText) => new LocalizedText("某物", "some thing"),
        var t when t == typeof(Token) => new Token(TokenKind.Name, "x", default, new SourceSpan(0, 1)),
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "x" },
        var t when t.IsAssignableFrom(typeof(int[])) => new[] { 7 },
        var t when t.IsAssignableFrom(typeof(FeelType[])) => new[] { FeelType.Number },
        var t => throw new NotSupportedException($"a message takes a {t}: say here which one to show"),
    };
}
