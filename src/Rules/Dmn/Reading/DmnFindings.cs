using System.Globalization;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>What is refused in a DMN document: DMN1xxx.</summary>
internal static class DmnFindings
{
    /// <summary>DMN1001.</summary>
    public static Diagnostic Syntax(FilePlace at, string detail) => Error("DMN1001", at,
        new($"XML 语法错误：{detail}", $"the XML cannot be parsed: {detail}"),
        new("不能确定含义的模型不会被执行", "a model whose meaning is unclear is not executed"),
        new("检查此处的标签、引号和编码", "check tags, quotes and encoding here"));

    /// <summary>DMN1002.</summary>
    public static Diagnostic Dtd(FilePlace at) => Error("DMN1002", at,
        new("文档含有 DOCTYPE 声明", "the document has a DOCTYPE declaration"),
        new("实体可以放大文档，也可以读取别处的文件", "entities can inflate a document and read files from elsewhere"),
        new("删去 DOCTYPE 声明；DMN 不需要它", "remove the DOCTYPE declaration; DMN needs none"));

    /// <summary>DMN1003.</summary>
    public static Diagnostic TooBig(FilePlace at, long limit) => Error("DMN1003", at,
        new($"文档超过上限 {Text(limit)} 字节", $"the document exceeds the limit of {Text(limit)} bytes"),
        new("过大的文档会耗尽内存", "a document this large can exhaust memory"),
        new("拆成几个模型，用 import 引用", "split it into several models that import each other"));

    /// <summary>DMN1004.</summary>
    public static Diagnostic TooDeep(FilePlace at, int limit) => Error("DMN1004", at,
        new($"元素嵌套超过 {Text(limit)} 层", $"elements are nested deeper than {Text(limit)} levels"),
        new("过深的嵌套会耗尽内存", "deep nesting can exhaust memory"),
        new("把内层表达式移到单独的决策或知识模型", "move inner expressions to decisions or knowledge models of their own"));

    /// <summary>DMN1005.</summary>
    public static Diagnostic NotDmn(FilePlace at, string name, string space) => Error("DMN1005", at,
        new($"根元素是 {name}（命名空间“{space}”），不是 DMN 1.1 至 1.5 的 definitions", $"the root element is {name} (namespace '{space}'), not the definitions of DMN 1.1 to 1.5"),
        new("其他文档的含义不同", "other documents mean something else"),
        new("以 DMN 1.1 至 1.5 导出模型", "export the model as DMN 1.1 to 1.5"));

    /// <summary>DMN1006.</summary>
    public static Diagnostic Missing(FilePlace at, string element, string attribute) => Error("DMN1006", at,
        new($"{element} 缺少 {attribute}", $"{element} has no {attribute}"),
        new("没有它就不能确定指的是什么", "without it, it is not clear what is meant"),
        new($"补上 {attribute}", $"add the {attribute}"));

    /// <summary>DMN1007.</summary>
    public static Diagnostic UnknownExpression(FilePlace at, string element) => Error("DMN1007", at,
        new($"这里应为一个表达式，得到 {element}", $"an expression is expected here, found {element}"),
        new("不认识的表达式不能执行", "an unknown expression cannot be evaluated"),
        new("使用 DMN 1.5 第 7、8、10 章的表达式", "use an expression of DMN 1.5, chapters 7, 8 and 10"));

    /// <summary>DMN1008.</summary>
    public static Diagnostic HitPolicy(FilePlace at, string written) => Error("DMN1008", at,
        new($"不认识的命中策略“{written}”", $"unknown hit policy '{written}'"),
        new("命中策略决定多行命中时的结果", "the hit policy decides the result when several rules hit"),
        new("写 UNIQUE、ANY、PRIORITY、FIRST、RULE ORDER、OUTPUT ORDER 或 COLLECT（可加 SUM、MIN、MAX、COUNT）", "write UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER or COLLECT (with SUM, MIN, MAX or COUNT)"));

    /// <summary>DMN1009.</summary>
    public static Diagnostic CellCount(FilePlace at, int found, int wanted) => Error("DMN1009", at,
        new($"规则有 {Text(found)} 格，应为 {Text(wanted)} 格", $"the rule has {Text(found)} cells; it needs {Text(wanted)}"),
        new("每个输入和每个输出对应一格", "there is one cell for each input and each output"),
        new("补上或删去单元格；任意值写作 -", "add or remove cells; write - for any value"));

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
