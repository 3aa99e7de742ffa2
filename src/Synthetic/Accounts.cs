using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Faults;
using Matching.Synthetic.People;

namespace Matching.Synthetic;

/// <summary>Payee accounts. Card numbers start with 629999 and bank codes with 999, which no bank has.</summary>
internal static class Accounts
{
    /// <summary>Writes the account of the current unit, unless it has none.</summary>
    public static void Write(UnitWriter writer, string feed, string name, RandomStream chance, int noneIn10000, Func<RandomStream, string> number)
    {
        if (chance.Chance(noneIn10000))
        {
            return;
        }

        var foreign = chance.Chance(ErrorRates.ForeignAccountHolder);
        if (foreign)
        {
            writer.Note(new InjectedFault(feed, FaultKind.ForeignHolder, "户名"));
        }

        var holder = foreign ? Names.Of(chance) : name;
        writer.Write(feed, row => row.Set("户名", holder).Set("银行账号", number(chance)).Set("行号", BankCode(chance)));
    }

    /// <summary>A bank card number of 19 digits.</summary>
    public static string Card(RandomStream chance)
    {
        var body = "629999" + Names.Digits(chance, 12);
        return body + BankCardNumber.CheckDigit(body);
    }

    /// <summary>A corporate account number of 16 digits.</summary>
    public static string Corporate(RandomStream chance) => "3199" + Names.Digits(chance, 12);

    private static string BankCode(RandomStream chance)
    {
        var body = "9992900" + Names.Digits(chance, 4);
        return body + CnapsCode.CheckDigit(body);
    }
}
