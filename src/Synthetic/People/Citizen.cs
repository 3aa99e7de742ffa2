using Matching.Engine.Identifiers;

namespace Matching.Synthetic.People;

/// <summary>A made-up person as the registers know them.</summary>
/// <param name="Index">Number among the citizens, from 0.</param>
/// <param name="Id">公民身份号码; its place is outside the assigned codes.</param>
/// <param name="Name">Name.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="InShanghai">Registered in Shanghai.</param>
/// <param name="DeathDate">Date of death, or null.</param>
/// <param name="AsOf">Business date.</param>
internal sealed record Citizen(
    int Index, string Id, string Name, string Phone, DateOnly BirthDate, Sex Sex, bool InShanghai, DateOnly? DeathDate, DateOnly AsOf)
{
    /// <summary>Full years on the business date.</summary>
    public int Age => AsOf.Year - BirthDate.Year - (AsOf < BirthDate.AddYears(AsOf.Year - BirthDate.Year) ? 1 : 0);

    public bool IsAlive => DeathDate is null;

    public string SexText => Sex == Sex.Male ? "男" : "女";
}
