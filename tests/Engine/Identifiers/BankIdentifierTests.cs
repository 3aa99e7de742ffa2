using Matching.Engine.Identifiers;

namespace Matching.Engine.Tests.Identifiers;

public sealed class BankIdentifierTests
{
    [TestCase("4111111111111111")]
    [TestCase("6222021234567890128")]
    public void TryParseCard_LuhnHolds_IsAccepted(string text)
    {
        Assert.That(BankCardNumber.TryParse(text, out var value, out _), Is.True);
        Assert.That(value!.Text, Is.EqualTo(text));
    }

    [TestCase("4111111111111112", IdentifierFaults.CheckDigit)]
    [TestCase("411111111111111a", IdentifierFaults.Character)]
    [TestCase("41111111111", IdentifierFaults.Length)]
    [TestCase("41111111111111111111", IdentifierFaults.Length)]
    public void TryParseCard_BadNumber_GivesTheReason(string text, string expected)
    {
        Assert.That(BankCardNumber.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Is.EqualTo(expected));
    }

    [TestCase("102100099996")]
    [TestCase("103100000026")]
    [TestCase("308584000013")]
    public void TryParseCnaps_PublishedCode_IsAccepted(string text)
    {
        Assert.That(CnapsCode.TryParse(text, out var value, out _), Is.True);
        Assert.That(value!.Text, Is.EqualTo(text));
    }

    [TestCase("102100099997", IdentifierFaults.CheckDigit)]
    [TestCase("10210009999", IdentifierFaults.Length)]
    [TestCase("10210009999X", IdentifierFaults.Character)]
    public void TryParseCnaps_BadCode_GivesTheReason(string text, string expected)
    {
        Assert.That(CnapsCode.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Is.EqualTo(expected));
    }

    [Test]
    public void CheckDigit_BodiesOfKnownNumbers_GiveTheirLastDigit()
    {
        Assert.That(BankCardNumber.CheckDigit("411111111111111"), Is.EqualTo('1'));
        Assert.That(CnapsCode.CheckDigit("10210009999"), Is.EqualTo('6'));
    }

    [Test]
    public void CheckDigit_NotDigits_Throws()
    {
        Assert.That(() => BankCardNumber.CheckDigit(""), Throws.ArgumentException);
        Assert.That(() => CnapsCode.CheckDigit("1021000999"), Throws.ArgumentException);
    }
}
