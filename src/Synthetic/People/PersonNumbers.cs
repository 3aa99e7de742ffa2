using System.Globalization;
using Matching.Engine.Identifiers;

namespace Matching.Synthetic.People;

/// <summary>Identity numbers of made-up people. Places 90–96 are not assigned in GB/T 2260, so no number is a real person's.</summary>
internal static class PersonNumbers
{
    private const int FirstCitizenPlace = 900_000;
    private const int FirstChildPlace = 930_000;
    private const int PerPlace = 500;

    /// <summary>Number of a citizen; unique by index, up to 15 million.</summary>
    public static string OfCitizen(int index, DateOnly birthDate, Sex sex) => Make(FirstCitizenPlace, index, birthDate, sex);

    /// <summary>Number of a child; unique by index, up to 30 million.</summary>
    public static string OfChild(int index, DateOnly birthDate, Sex sex) => Make(FirstChildPlace, index, birthDate, sex);

    private static string Make(int firstPlace, int index, DateOnly birthDate, Sex sex)
    {
        var sequence = (index % PerPlace * 2) + (sex == Sex.Male ? 1 : 0);
        var body = string.Create(CultureInfo.InvariantCulture, $"{firstPlace + (index / PerPlace):D6}{birthDate:yyyyMMdd}{sequence:D3}");
        return body + ResidentIdentityNumber.CheckDigit(body);
    }
}
