namespace Matching.Synthetic.Enterprises;

/// <summary>A made-up enterprise or other organisation as the register knows it.</summary>
/// <param name="Index">Number among the enterprises, from 0.</param>
/// <param name="Code">统一社会信用代码; its place is outside the assigned codes.</param>
/// <param name="Name">Name.</param>
/// <param name="Type">单位类型.</param>
/// <param name="District">District of registration.</param>
/// <param name="InShanghai">Registered in Shanghai.</param>
/// <param name="State">企业登记状态.</param>
/// <param name="Dishonest">On the list of serious dishonesty.</param>
/// <param name="Restricted">In a restricted or forbidden industry.</param>
/// <param name="Registered">Date of registration.</param>
/// <param name="Industry">Industry.</param>
/// <param name="Heads">Employees.</param>
/// <param name="AsOf">Business date.</param>
internal sealed record Enterprise(
    int Index, string Code, string Name, string Type, string District, bool InShanghai, string State, bool Dishonest, bool Restricted,
    DateOnly Registered, Industry Industry, int Heads, DateOnly AsOf)
{
    public const string Company = "企业";
    public const string IndividualBusiness = "个体工商户";

    public bool IsCompany => Type == Company;

    /// <summary>Full calendar years since registration, at least 0.</summary>
    public int Years => Math.Max(0, AsOf.Year - Registered.Year - 1);
}
