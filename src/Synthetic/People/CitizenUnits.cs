using Matching.Engine.Populations;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.Statements;

namespace Matching.Synthetic.People;

/// <summary>Writes a citizen, the household they head and their children, feed by feed.</summary>
internal sealed class CitizenUnits(long seed, DateOnly asOf, UnitWriter writer)
{
    public void Write(int index)
    {
        var person = new Person(index, seed, asOf);
        WriteCitizen(person);
        if (person.Household is { } household)
        {
            WriteHousehold(person, household);
        }

        for (var i = 0; i < person.Children.Count; i++)
        {
            WriteChild(person, person.Children[i], i);
        }
    }

    private void WriteCitizen(Person person)
    {
        var citizen = person.Citizen;
        writer.Begin(UnitKind.Citizen, citizen.Id, null, citizen.Index);
        writer.Write("public-security-citizen", row => row
            .Set("姓名", citizen.Name).Set("手机号", citizen.Phone).Set("出生日期", citizen.BirthDate)
            .Set("户籍地", citizen.InShanghai ? "上海" : "外省市").Set("性别", citizen.SexText).Set("死亡日期", citizen.DeathDate));
        WriteWelfare(person);
        if (citizen.Age >= 18)
        {
            writer.Write("health-citizen", row => row.Set("独生子女父母光荣证", person.AgeOfOnlyChild is not null).Set("子女年龄", person.AgeOfOnlyChild));
            writer.Write("tax-citizen", person.Tax.Fill);
        }

        Accounts.Write(writer, "account-citizen", citizen.Name, new RandomStream(seed, Purpose.Account, citizen.Index), ErrorRates.NoAccount, Accounts.Card);
        foreach (var feed in PersonStatements.All)
        {
            feed.Write(writer, person);
        }

        writer.End();
    }

    private void WriteWelfare(Person person)
    {
        writer.Write("civil-affairs-citizen", row => row.Set("救助身份", Cell.List(person.Statuses)));
        writer.Write("disabled-federation-citizen", row =>
        {
            if (person.Disability is { } disability)
            {
                disability.Fill(row);
            }
            else
            {
                row.Set("残疾人证有效", false);
            }
        });
    }

    private void WriteHousehold(Person person, Household household)
    {
        writer.Begin(UnitKind.Household, household.Number, person.Citizen.Id, person.Citizen.Index);
        writer.Write("civil-affairs-household", household.Fill);
        foreach (var feed in FamilyStatements.Households)
        {
            feed.Write(writer, person);
        }

        writer.End();
    }

    private void WriteChild(Person person, Child child, int order)
    {
        var index = (person.Citizen.Index * 2) + order;
        writer.Begin(UnitKind.Child, child.Id, person.Citizen.Id, index);
        writer.Write("health-child", child.Fill);
        var offspring = Offspring.Sample(person, child, index, seed);
        foreach (var feed in FamilyStatements.Children)
        {
            feed.Write(writer, offspring);
        }

        writer.End();
    }
}
