using Matching.Engine.Identifiers;

namespace Matching.Engine.Tests.Identifiers;

public sealed class UnifiedSocialCreditCodeTests
{
    [TestCase("91350100M000100Y43", "91350100M000100Y43")]
    [TestCase("91110000802100433B", "91110000802100433B")]
    [TestCase("9144030071526726xg", "9144030071526726XG")]
    public void TryParse_ValidCode_IsStoredInCapitals(string text, string stored)
    {
        Assert.That(UnifiedSocialCreditCode.TryParse(text, out var value, out _), Is.True);
        Assert.That(value!.Text, Is.EqualTo(stored));
    }

    [TestCase("91350100M000100Y44", IdentifierFaults.CheckDigit)]
    [TestCase("91350100M000100YI3", IdentifierFaults.Character)]
    [TestCase("91350100M000100Z43", IdentifierFaults.Character)]
    [TestCase("91350100M000100Y4", IdentifierFaults.Length)]
    public void TryParse_BadCode_GivesTheReason(string text, string expected)
    {
        Assert.That(UnifiedSocialCreditCode.TryParse(text, out var value, out var reason), Is.False);
        Assert.That(value, Is.Null);
        Assert.That(reason, Is.EqualTo(expected));
    }

    [Test]
    public void CheckDigit_BodyOfACode_GivesItsLastCharacter() =>
        Assert.That(UnifiedSocialCreditCode.CheckDigit("91350100M000100Y4"), Is.EqualTo('3'));

    [Test]
    public void CheckDigit_LetterOutsideTheAlphabet_Throws() =>
        Assert.That(() => UnifiedSocialCreditCode.CheckDigit("91350100M000100I4"), Throws.ArgumentException);
}
