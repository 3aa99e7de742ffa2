using System.Globalization;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Yaml;

/// <summary>What is refused in a YAML text, with the reason and the remedy.</summary>
internal static class YamlFindings
{
    public static Diagnostic Syntax(FilePlace at, string detail) => Error(
        "PACK1001", at,
        $"YAML 语法错误：{detail}", $"the YAML cannot be parsed: {detail}",
        "不能确定含义的文本不会被执行", "a text whose meaning is unclear is not executed",
        "检查此处的缩进、引号和冒号", "check indentation, quotes and colons here");

    public static Diagnostic Alias(FilePlace at, string name) => Error(
        "PACK1002", at,
        $"不允许锚点或别名 {name}", $"anchor or alias {name} is not allowed",
        "别名使内容在别处被改变，并可放大文件", "an alias lets content change elsewhere, and can inflate a file",
        "把内容写在使用它的地方", "write the content where it is used");

    public static Diagnostic Tag(FilePlace at, string tag) => Error(
        "PACK1003", at,
        $"不允许 YAML 标签 {tag}", $"YAML tag {tag} is not allowed",
        "标签会改变值的类型", "a tag changes the type of a value",
        "删去标签", "remove the tag");

    public static Diagnostic DuplicateKey(FilePlace at, string key, FilePlace first) => Error(
        "PACK1004", at,
        $"键“{key}”重复，第一次在第 {Text(first.Line)} 行", $"key '{key}' occurs twice, first on line {Text(first.Line)}",
        "两个值只有一个会生效，而且看不出是哪个", "only one of the two values would count, and it does not show which",
        "只保留一个", "keep one of them");

    public static Diagnostic TooBig(FilePlace at, long bytes) => Error(
        "PACK1005", at,
        $"文件有 {Text(bytes)} 字节，上限为 {Text(StrictYaml.MaxBytes)}", $"the file has {Text(bytes)} bytes; the limit is {Text(StrictYaml.MaxBytes)}",
        "规则文件是给人读的", "rule files are made to be read",
        "拆分文件", "split the file");

    public static Diagnostic TooDeep(FilePlace at) => Error(
        "PACK1006", at,
        $"嵌套超过 {Text(StrictYaml.MaxDepth)} 层", $"nested deeper than {Text(StrictYaml.MaxDepth)} levels",
        "过深的嵌套会耗尽内存", "deep nesting can exhaust memory",
        "减少嵌套", "nest less deeply");

    public static Diagnostic SecondDocument(FilePlace at) => Error(
        "PACK1007", at,
        "一个文件只能有一个 YAML 文档", "a file may hold one YAML document only",
        "第二个文档不会被读到", "the second document would not be read",
        "删去“---”，或放到另一个文件", "remove the '---' or use another file");

    public static Diagnostic Empty(FilePlace at) => Error(
        "PACK1007", at,
        "文件是空的", "the file is empty",
        "空文件里没有规则", "an empty file holds no rules",
        "填写内容或删去文件", "fill it or remove it");

    public static Diagnostic NotUtf8(FilePlace at) => Error(
        "PACK1008", at,
        "文件不是 UTF-8 编码", "the file is not UTF-8",
        "错误的编码会改变名称", "a wrong encoding changes names",
        "以 UTF-8 保存", "save it as UTF-8");

    public static Diagnostic KeyNotScalar(FilePlace at) => Error(
        "PACK1009", at,
        "键必须是单个值", "a key must be a single value",
        "列表或映射不能作为键", "a list or mapping cannot be a key",
        "改用文字作为键", "use a text as the key");

    private static Diagnostic Error(string code, FilePlace at, string whatZh, string whatEn, string whyZh, string whyEn, string mendZh, string mendEn) =>
        new(code, Severity.Error, SourceSpan.None, new(whatZh, whatEn), new(whyZh, whyEn), new(mendZh, mendEn), at);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
