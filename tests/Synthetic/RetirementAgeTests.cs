using Matching.Engine.Identifiers;
using Matching.Synthetic.People;

namespace Matching.Synthetic.Tests;

/// <summary>The table of the gradual rise of the retirement age since 2025.</summary>
public sealed class RetirementAgeTests
{
    [TestCase(Sex.Male, false, "1964-12-31", "2024-12-31", 0)]
    [TestCase(Sex.Male, false, "1965-01-15", "2025-02-15", 0)]
    [TestCase(Sex.Male, false, "1965-05-10", "2025-07-10", 0)]
    [TestCase(Sex.Male, false, "1976-08-01", "2039-07-01", 0)]
    [TestCase(Sex.Male, false, "1976-09-01", "2039-09-01", 0)]
    [TestCase(Sex.Male, false, "1990-03-01", "2053-03-01", 0)]
    [TestCase(Sex.Female, true, "1970-01-31", "2025-02-28", 0)]
    [TestCase(Sex.Female, true, "1981-09-01", "2039-09-01", 0)]
    [TestCase(Sex.Female, false, "1975-02-01", "2025-03-01", 0)]
    [TestCase(Sex.Female, false, "1975-03-01", "2025-05-01", 0)]
    [TestCase(Sex.Female, false, "1984-11-01", "2039-11-01", 0)]
    [TestCase(Sex.Male, false, "1966-01-15", "2025-11-28", 5)]
    [TestCase(Sex.Male, false, "1965-01-15", "2025-02-16", -1)]
    public void MonthsLeft_BirthAndDay_AreThoseOfTheTable(Sex sex, bool office, string birth, string day, int expected)
    {
        var date = DateOnly.ParseExact(birth, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var citizen = new Citizen(0, "x", "x", "x", date, sex, true, null, asOf);

        Assert.That(RetirementAge.MonthsLeft(citizen, office, asOf), Is.EqualTo(expected));
    }
}
