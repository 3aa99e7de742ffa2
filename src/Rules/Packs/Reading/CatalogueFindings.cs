using System.Globalization;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>What is refused in a catalogue whose files are well formed, with the reason and the remedy.</summary>
internal static class CatalogueFindings
{
    public static Diagnostic FileMissing(FilePlace at) => Error(
        "PACK3001", at,
        new($"找不到文件 {at.File}", $"file {at.File} does not exist"),
        new("目录缺少它就不完整", "the catalogue is incomplete without it"),
        new("检查 --catalog 指向的目录，或补上文件", "check the folder that --catalog names, or add the file"));

    public static Diagnostic DanglingReference(FilePlace at, string reference, IEnumerable<string> known) => Error(
        "PACK3002", at,
        new($"依据“{reference}”不在 references 中", $"reference '{reference}' is not among the references"),
        new("每个条件和数字都要能指到文件", "every condition and figure must point at a document"),
        new($"改为：{string.Join("、", known)}；或补充该依据", $"use one of: {string.Join(", ", known)}; or add the reference"));

    public static Diagnostic DanglingExclusion(FilePlace at, string policy, IReadOnlyList<string> nearest) => Error(
        "PACK3003", at,
        new($"目录中没有政策“{policy}”", $"policy '{policy}' is not in the catalogue"),
        new("指向不存在政策的互斥不会生效", "an exclusion with a policy that does not exist never holds"),
        new($"{Near(nearest).Zh}；已公布但未收录的写 external: true", $"{Near(nearest).En}; write external: true for a published policy that is not in the catalogue yet"));

    public static Diagnostic ExternalExists(FilePlace at, string policy) => Error(
        "PACK3004", at,
        new($"政策“{policy}”已在目录中，不能再写 external", $"policy '{policy}' is in the catalogue and cannot be external"),
        new("external 的互斥不在本系统执行", "an external exclusion is not applied here"),
        new("删去 external，并在对方写上同样的互斥", "remove external and write the same exclusion in the other policy"));

    public static Diagnostic NotSymmetric(FilePlace at, string policy, string other) => Error(
        "PACK3005", at,
        new($"“{other}”没有写与“{policy}”同样的互斥", $"'{other}' does not state the same exclusion with '{policy}'"),
        new("互斥是对称的：从两边看范围、周期和取舍必须相同", "an exclusion is symmetric: scope, cycle and choice must be the same seen from both sides"),
        new("在两份 policy.yaml 中写成一致", "state it alike in both policy.yaml files"));

    public static Diagnostic DuplicateId(FilePlace at, string id) => Error(
        "PACK3006", at,
        new($"编号“{id}”重复", $"identifier '{id}' occurs twice"),
        new("引用会指向两处", "a citation would point at two places"),
        new("改名", "rename one of them"));

    public static Diagnostic PeriodsOverlap(FilePlace at, string version, string other) => Error(
        "PACK3007", at,
        new($"版本 {version} 与 {other} 的有效期重叠", $"versions {version} and {other} overlap in time"),
        new("同一天只能有一个版本", "one day can have one version only"),
        new("写上前一版的 effective.to", "set effective.to of the earlier version"));

    public static Diagnostic PeriodBackwards(FilePlace at) => Error(
        "PACK3008", at,
        new("effective.to 早于 effective.from", "effective.to is before effective.from"),
        new("这样的版本永不生效", "such a version is never in force"),
        new("改正日期", "correct the dates"));

    public static Diagnostic NameMismatch(FilePlace at, string found, string wanted) => Error(
        "PACK3009", at,
        new($"此处为“{found}”，按所在位置应为“{wanted}”", $"this says '{found}', but its place says '{wanted}'"),
        new("文件夹、文件名和内容必须指同一事物", "folder, file name and content must mean the same"),
        new("改内容或移动文件", "change the content or move the file"));

    public static Diagnostic HidesTag(FilePlace at, string name) => Error(
        "PACK3010", at,
        new($"参数“{name}”与标签同名", $"parameter '{name}' has the name of a tag"),
        new("读规则的人会以为是标签的值", "a reader would take it for the tag's value"),
        new("参数改名", "rename the parameter"));

    public static Diagnostic CeilingNeedsApproval(FilePlace at) => Error(
        "PACK3011", at,
        new("“最高”金额须写 approvedAmount，且只有“最高”金额可以写", "a ceiling of a paid benefit needs approvedAmount, and only a ceiling may have one"),
        new("上限不是应付额：付款要有主管部门的核定额", "a ceiling is not what is owed: a payment needs the department's approved amount"),
        new("ceiling: true 与 approvedAmount 同时写或同时不写", "write ceiling: true and approvedAmount together or not at all"));

    public static Diagnostic BudgetMismatch(FilePlace at, bool paid) => Error(
        "PACK3012", at,
        paid ? new("发放类政策没有 budget", "a paid policy has no budget") : new("不发钱的政策不能有 budget", "a policy that pays nothing cannot have a budget"),
        new("税费优惠、资格和服务不进预算；给付必须有预算科目", "tax relief, recognitions and services never enter a budget; a payment must have a line"),
        paid ? new("补上 budget；不在本系统付款的写 budget: none", "add a budget, or write budget: none where nothing is to be paid from here") : new("删去 budget", "remove the budget"));

    public static Diagnostic NoVersion(FilePlace at, string policy) => Error(
        "PACK3013", at,
        new($"政策“{policy}”没有版本文件", $"policy '{policy}' has no version file"),
        new("没有版本就没有规则", "without a version there are no rules"),
        new("补上 <版本>.yaml", "add <version>.yaml"));

    public static Diagnostic UnknownTag(FilePlace at, string tag, IReadOnlyList<string> nearest) => Error(
        "PACK3014", at,
        new($"字典中没有标签“{tag}”", $"tag '{tag}' is not in the dictionary"),
        new("写错的名称会成为永远未知的事实", "a mistyped name would be a fact that is never known"),
        Near(nearest));

    public static Diagnostic AmountMismatch(FilePlace at, bool paid) => Error(
        "PACK3015", at,
        paid ? new("发放类政策没有 amount", "a paid policy has no amount") : new("资格类政策不能有 amount", "a recognition cannot have an amount"),
        new("给付必须算得出金额；资格没有金额", "a payment must have an amount; a recognition has none"),
        paid ? new("补上 amount", "add amount") : new("删去 amount", "remove amount"));

    public static Diagnostic NoConditions(FilePlace at) => Error(
        "PACK3016", at,
        new("conditions 是空的", "conditions is empty"),
        new("没有条件的规则对所有人成立", "a rule without conditions holds for everybody"),
        new("写上至少一个条件", "write at least one condition"));

    public static Diagnostic RowWidth(FilePlace at, int found, int wanted) => Error(
        "PACK3017", at,
        new($"此行有 {Text(found)} 格，应为 {Text(wanted)} 格（输入加一个输出）", $"this row has {Text(found)} cells; {Text(wanted)} are wanted (the inputs and one output)"),
        new("错位的表格会把值放到别的列", "a shifted row would put values into other columns"),
        new("补齐或删去多余的格", "add or remove cells"));

    public static Diagnostic BadIdentifier(FilePlace at, string id) => Error(
        "PACK3018", at,
        new($"“{id}”不是有效的编号", $"'{id}' is not a valid identifier"),
        new("编号用在引用、文件名和网址里", "identifiers are used in citations, file names and addresses"),
        new("只用小写字母、数字和连字符，以字母开头", "use lower-case letters, digits and hyphens, starting with a letter"));

    public static Diagnostic ValueOutsideSet(FilePlace at, string tag, string value, IEnumerable<string> allowed) => Error(
        "PACK3019", at,
        new($"“{value}”不是标签“{tag}”的取值", $"'{value}' is not a value of tag '{tag}'"),
        new("字典之外的值不会出现在真实数据里", "a value outside the dictionary does not occur in real data"),
        new($"取值：{string.Join("、", allowed)}", $"values: {string.Join(", ", allowed)}"));

    public static Diagnostic PolicyGone(FilePlace at, string policy) => Error(
        "PACK3020", at,
        new($"已发布版本所属的政策“{policy}”不在目录中", $"a version was published for policy '{policy}', which is not in the catalogue"),
        new("已发布的规则不能因文件夹被移走而悄悄失效", "a published rule must not lapse because a folder was moved"),
        new("恢复该政策的文件夹", "restore the policy's folder"));

    public static Diagnostic PublishedDiffers(FilePlace at, string signed, string found) => Error(
        "PACK3021", at,
        new($"已发布版本签署的内容是 {signed}，现在读出的是 {found}", $"the published version was signed as {signed}, but reads as {found} now"),
        new("对象、事项、给付种类、币种或周期在 policy.yaml 中被改动，已不是签署时的规则", "subject, item, kind, currency or cycle was changed in policy.yaml: this is not the rule that was signed"),
        new("恢复 policy.yaml，或为新条款另立政策", "restore policy.yaml, or make a new policy for the new terms"));

    public static Diagnostic RevisionNotHigher(FilePlace at, string version, int revision, string other, int last) => Error(
        "PACK3022", at,
        new($"同一生效日已有版本 {other}（第 {Text(last)} 版）；{version} 写的是第 {Text(revision)} 版", $"version {other} (revision {Text(last)}) starts on the same day; {version} says revision {Text(revision)}"),
        new("同一天开始的版本，只有修订号更高的一份生效", "of versions that start on one day, only the one with the higher revision holds"),
        new($"更正写 revision: {Text(last + 1)}；新版本改 effective.from", $"write revision: {Text(last + 1)} for a correction, or change effective.from for a new version"));

    public static Diagnostic LabelTaken(FilePlace at, string version, DateOnly from) => Error(
        "PACK3023", at,
        new($"版本名 {version} 已被从 {from:yyyy-MM-dd} 起施行的版本使用", $"the label {version} belongs to the version that starts on {from:yyyy-MM-dd}"),
        new("判定行按版本名给人看，两个不同起始日的版本不能同名", "decisions are shown with the label: two versions that start on different days cannot share it"),
        new("另取版本名", "choose another label"));

    public static Diagnostic ReferenceNotDate(FilePlace at, string tag) => Error(
        "PACK3024", at,
        new($"参考日“{tag}”不是日期标签", $"the reference date '{tag}' is not a date tag"),
        new("参考日决定适用哪个版本", "the reference date picks the version that applies"),
        new("改为日期标签，或写 as-of、month-end、quarter-end、year-end、school-year", "name a date tag, or write as-of, month-end, quarter-end, year-end or school-year"));

    private static LocalizedText Near(IReadOnlyList<string> nearest) => nearest.Count == 0
        ? new("没有相近的名称", "no name is near")
        : new($"最接近：{string.Join("、", nearest)}", $"nearest: {string.Join(", ", nearest)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}
