using Matching.Engine.Identifiers;

namespace Matching.Engine.Tests.Identifiers;

public sealed class ResidentIdentityNumberTests
{
    private static readonly DateOnly On = new(2025, 11, 28);

    [TestCase("11010519491231002X", "11010519491231002X", "1949-12-31", Sex.Female)]
    [TestCase("11010519491231002x", "11010519491231002X", "1949-12-31", Sex.Female)]
    [TestCase("440524188001010014", "440524188001010014", "1880-01-01", Sex.Male)]
    public void TryParse_ValidNumber_GivesTextDateAndSex(string text, string stored, string birth, Sex sex)
    {
        Assert.That(ResidentIdentityNumber.TryParse(text, On, out var value, out var reason), Is.True);
        Assert.That(reason, Is.Empty);
        Assert.That(value!.Text, Is.EqualTo(stored));
        Assert.That(value.BirthDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(birth));
        Assert.That(value.Sex, Is.EqualTo(sex));
    }

    [TestCase("110105190002290017", IdentifierFaults.ImpossibleDate)]
    [TestCase("110105194912310020", IdentifierFaults.CheckDigit)]
    [TestCase("110105194912310O2X", IdentifierFaults.Character)]
    [TestCase("1101051949123100２X", IdentifierFaults.Character)]
    [TestCase("11010519491231002Y", IdentifierFaults.Character)]
    [TestCase("11010519491231002", IdentifierFaults.Length)]
    [TestCase(" 11010519491231002X", IdentifierFaults.Length)]
    [TestCase("", IdentifierFaults.Length)]
    public void TryParse_BadNumber_GivesTheReason(string text, string expected)
    {
        Assert.That(ResidentIdentityNumber.TryParse(text, On, out var value, out var reason), Is.False);
        Assert.That(value, Is.Null);
        Assert.That(reason, Is.EqualTo(expected));
    }

    [Test]
    public void TryParse_BornTheDayAfterTheReferenceDate_IsRefused()
    {
        Assert.That(ResidentIdentityNumber.TryParse("11010519491231002X", new DateOnly(1949, 12, 30), out _, out var reason), Is.False);
        Assert.That(reason, Is.EqualTo(IdentifierFaults.FutureDate));
        Assert.That(ResidentIdentityNumber.TryParse("11010519491231002X", new DateOnly(1949, 12, 31), out _, out _), Is.True);
    }

    [Test]
    public void CheckDigit_SeventeenDigits_GivesTheCharacterOfTheStandard()
    {
        Assert.That(ResidentIdentityNumber.CheckDigit("11010519491231002"), Is.EqualTo('X'));
        Assert.That(ResidentIdentityNumber.CheckDigit("44052418800101001"), Is.EqualTo('4'));
    }

    [Test]
    public void CheckDigit_SixteenDigits_Throws() =>
        Assert.That(() => ResidentIdentityNumber.CheckDigit("1101051949123100"), Throws.ArgumentException);
}
