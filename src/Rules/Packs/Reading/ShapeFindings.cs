using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>What is refused about keys and values, with the reason and the remedy.</summary>
internal static class ShapeFindings
{
    public static Diagnostic UnknownKey(FilePlace at, string key, ImmutableArray<string> known) => Error(
        "PACK2001", at,
        new($"没有名为“{key}”的键", $"there is no key '{key}'"),
        new("写错的键会被悄悄忽略，所以一律拒绝", "a mistyped key would be ignored in silence, so it is refused"),
        Nearest.To(key, known) is [var near, ..]
            ? new($"是不是“{near}”？此处可用的键：{string.Join("、", known)}", $"did you mean '{near}'? Keys that may stand here: {string.Join(", ", known)}")
            : new($"此处可用的键：{string.Join("、", known)}", $"keys that may stand here: {string.Join(", ", known)}"));

    public static Diagnostic MissingKey(FilePlace at, string key) => Error(
        "PACK2002", at,
        new($"缺少键“{key}”", $"key '{key}' is missing"),
        new("没有它规则不完整", "the rule is incomplete without it"),
        new($"补上“{key}”", $"add '{key}'"));

    public static Diagnostic WrongShape(FilePlace at, LocalizedText found, LocalizedText wanted) => Error(
        "PACK2003", at,
        new($"此处是{found.Zh}，应为{wanted.Zh}", $"this is {found.En}; {wanted.En} is wanted"),
        new("结构不同，含义就不同", "a different shape has a different meaning"),
        new($"改写为{wanted.Zh}", $"write it as {wanted.En}"));

    public static Diagnostic WrongValue(FilePlace at, string key, string found, LocalizedText wanted) => Error(
        "PACK2004", at,
        new($"“{key}”的值“{found}”无效，应为{wanted.Zh}", $"'{found}' is not a value of '{key}': {wanted.En} is wanted"),
        new("无法理解的值不会被猜测", "a value that cannot be understood is not guessed"),
        new($"改为{wanted.Zh}", $"use {wanted.En}"));

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}
