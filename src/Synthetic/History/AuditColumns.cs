namespace Matching.Synthetic.History;

/// <summary>
/// Columns of <c>history/audited-outcomes.csv</c>: UTF-8, comma, LF, one heading, no quotes. A row is a match that the rules
/// made in a month on what the departments then stated, and what an audit found. Between <c>subject</c> and <c>upheld</c>
/// stand numbers as they were stated; an empty cell states nothing. No column tells the truth but <c>upheld</c>.
/// </summary>
internal static class AuditColumns
{
    /// <summary>Days between the month's business date and the as-of date of the oldest fact that the rule read.</summary>
    public const string FactAgeDays = "factAgeDays";

    /// <summary>Facts on which two rows contradicted each other.</summary>
    public const string Contradictions = "contradictions";

    /// <summary>Full years of age.</summary>
    public const string Age = "age";

    /// <summary>残疾等级, 1 (gravest) to 4.</summary>
    public const string Grade = "grade";

    /// <summary>Days until the certificate ends.</summary>
    public const string ValidDays = "validDays";

    /// <summary>Income of the household by the limit, a fraction.</summary>
    public const string IncomeToLimit = "incomeToLimit";

    /// <summary>保障人口数.</summary>
    public const string Members = "members";

    /// <summary>Insured or employed people.</summary>
    public const string Heads = "heads";

    /// <summary>Staff lost in the year by the staff before, a fraction; negative where staff grew.</summary>
    public const string LossRate = "lossRate";

    /// <summary>上年自然减员人数 by the staff before, a fraction.</summary>
    public const string AttritionRate = "attritionRate";

    /// <summary>年应纳税所得额 by the limit, a fraction.</summary>
    public const string ProfitToLimit = "profitToLimit";

    /// <summary>资产总额 by the limit, a fraction.</summary>
    public const string AssetsToLimit = "assetsToLimit";

    /// <summary>The numbers, in the order of the file.</summary>
    public static IReadOnlyList<string> Numbers { get; } =
        [FactAgeDays, Contradictions, Age, Grade, ValidDays, IncomeToLimit, Members, Heads, LossRate, AttritionRate, ProfitToLimit, AssetsToLimit];
}
