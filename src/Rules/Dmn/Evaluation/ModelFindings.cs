using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>What is wrong with a model that can be read: DMN2xxx. An element that is concerned is null; the others are evaluated.</summary>
internal static class ModelFindings
{
    /// <summary>DMN2001.</summary>
    public static Diagnostic UnknownElement(FilePlace at, string id) => Error("DMN2001", at,
        new($"引用的元素“{id}”不存在", $"the element '{id}' that is referred to does not exist"),
        new("没有它，依赖它的决策得不到值", "without it, what depends on it has no value"),
        new("改正 href，或导入定义它的模型", "correct the href, or import the model that defines it"));

    /// <summary>DMN2002.</summary>
    public static Diagnostic UnknownModel(FilePlace at, string space) => Error("DMN2002", at,
        new($"没有命名空间为“{space}”的模型", $"there is no model with the namespace '{space}'"),
        new("导入的内容无处可取", "what is imported cannot be found"),
        new("把该模型放在同一文件夹，并检查命名空间", "put that model into the same folder and check the namespace"));

    /// <summary>DMN2003.</summary>
    public static Diagnostic Cycle(FilePlace at, string path) => Error("DMN2003", at,
        new($"循环依赖：{path}", $"elements require each other in a circle: {path}"),
        new("循环中的值无法确定（DMN 1.5，6.3.7）", "a value in a circle cannot be determined (DMN 1.5, 6.3.7)"),
        new("去掉其中一个依赖", "remove one of the requirements"));

    /// <summary>DMN2004.</summary>
    public static Diagnostic TooDeep(FilePlace at, string name, int limit) => Error("DMN2004", at,
        new($"“{name}”的依赖链超过 {limit} 层", $"the chain of requirements of '{name}' is longer than {limit}"),
        new("过长的依赖链会耗尽内存", "a chain this long can exhaust memory"),
        new("合并一些决策", "merge some decisions"));

    /// <summary>DMN2005.</summary>
    public static Diagnostic UnknownType(FilePlace at, string type) => Error("DMN2005", at,
        new($"没有类型“{type}”", $"there is no type '{type}'"),
        new("按未知类型检查不了值，这里按 Any 处理", "values cannot be checked against it; it is taken as Any"),
        new("改正 typeRef，或定义该类型", "correct the typeRef, or define the type"));

    /// <summary>DMN2006.</summary>
    public static Diagnostic External(FilePlace at, string kind) => new("DMN2006", Severity.Warning, SourceSpan.None,
        new($"不支持 {kind} 外部函数", $"external functions of kind {kind} are not supported"),
        new("规则不得执行外部代码，结果为 null", "rules must not execute foreign code; its result is null"),
        new("用 FEEL 改写函数体", "write the body in FEEL"), at);

    /// <summary>DMN2007.</summary>
    public static Diagnostic Language(FilePlace at, string language) => Error("DMN2007", at,
        new($"不支持表达式语言“{language}”", $"the expression language '{language}' is not supported"),
        new("只执行 FEEL，结果为 null", "only FEEL is executed; the result is null"),
        new("用 FEEL 改写", "write it in FEEL"));

    /// <summary>DMN2008.</summary>
    public static Diagnostic Text(FilePlace at, Diagnostic found) => new("DMN2008", found.Severity, found.Span,
        new($"{found.Code} {found.What.Zh}", $"{found.Code} {found.What.En}"), found.Why, found.Mend, at);

    /// <summary>DMN2009.</summary>
    public static Diagnostic Duplicate(FilePlace at, string name) => Error("DMN2009", at,
        new($"标识“{name}”重复", $"the identifier '{name}' occurs twice"),
        new("引用它时不能确定指的是哪个；第一个有效", "a reference to it is ambiguous; the first one counts"),
        new("改用不同的标识", "use different identifiers"));

    /// <summary>DMN2010.</summary>
    public static Diagnostic TypeTooLarge(FilePlace at, string name, int depth, long size) => Error("DMN2010", at,
        new($"类型“{name}”嵌套超过 {depth} 层，或展开后超过 {size} 个部分", $"the type '{name}' is nested deeper than {depth}, or has more than {size} parts when written out"),
        new("检查值会耗尽时间或内存，这里按 Any 处理", "checking values against it can exhaust time or memory; it is taken as Any"),
        new("简化类型", "simplify the type"));

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}
