using Matching.Engine.Populations;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.People;

/// <summary>Writes a citizen, the household they head and their children, feed by feed.</summary>
internal sealed class CitizenUnits(long seed, DateOnly asOf, UnitWriter writer)
{
    public void Write(int index)
    {
        var citizen = CitizenSampler.Sample(index, seed, asOf);
        var household = Household.Sample(citizen, seed);
        var children = Child.Sample(citizen, seed);
        WriteCitizen(citizen, household, children);
        if (household is not null)
        {
            WriteHousehold(citizen, household);
        }

        for (var i = 0; i < children.Count; i++)
        {
            WriteChild(citizen, children[i], i);
        }
    }

    private void WriteCitizen(Citizen citizen, Household? household, List<Child> children)
    {
        writer.Begin(UnitKind.Citizen, citizen.Id, null, citizen.Index);
        writer.Write("public-security-citizen", row => row
            .Set("姓名", citizen.Name).Set("手机号", citizen.Phone).Set("出生日期", citizen.BirthDate)
            .Set("户籍地", citizen.InShanghai ? "上海" : "外省市").Set("性别", citizen.SexText).Set("死亡日期", citizen.DeathDate));
        WriteWelfare(citizen, household);
        if (citizen.Age >= 18)
        {
            var ageOfOnlyChild = AgeOfOnlyChild(citizen, children);
            writer.Write("health-citizen", row => row.Set("独生子女父母光荣证", ageOfOnlyChild is not null).Set("子女年龄", ageOfOnlyChild));
            writer.Write("tax-citizen", TaxProfile.Sample(citizen, seed).Fill);
        }

        Accounts.Write(writer, "account-citizen", citizen.Name, new RandomStream(seed, Purpose.Account, citizen.Index), ErrorRates.NoAccount, Accounts.Card);
        writer.End();
    }

    private void WriteWelfare(Citizen citizen, Household? household)
    {
        var disability = Disability.Sample(citizen, seed);
        writer.Write("civil-affairs-citizen", row => row.Set("救助身份", Cell.List(Statuses(citizen, household, disability))));
        writer.Write("disabled-federation-citizen", row =>
        {
            if (disability is null)
            {
                row.Set("残疾人证有效", false);
            }
            else
            {
                disability.Fill(row);
            }
        });
    }

    private void WriteHousehold(Citizen citizen, Household household)
    {
        writer.Begin(UnitKind.Household, household.Number, citizen.Id, citizen.Index);
        writer.Write("civil-affairs-household", household.Fill);
        writer.End();
    }

    private void WriteChild(Citizen citizen, Child child, int order)
    {
        writer.Begin(UnitKind.Child, child.Id, citizen.Id, (citizen.Index * 2) + order);
        writer.Write("health-child", child.Fill);
        writer.End();
    }

    /// <summary>Poor households mostly have the status already; the disabled among the poor are often 重残无业.</summary>
    private string[] Statuses(Citizen citizen, Household? household, Disability? disability)
    {
        var chance = new RandomStream(seed, Purpose.Household, citizen.Index, part: 1);
        var poor = household is { IsPoor: true } && citizen.InShanghai;
        var grave = disability is { Grade: <= 2 };
        return chance.Below(1000) switch
        {
            < 900 when poor => grave ? ["低保", "重残无业"] : ["低保"],
            < 8 => ["低保"],
            < 16 => ["低保边缘"],
            < 18 => ["低收入"],
            < 20 => citizen.Age >= 60 ? ["特困"] : ["支出型困难"],
            < 220 when grave && citizen.Age < 60 => ["重残无业"],
            < 120 when disability is not null => ["低保"],
            _ => [],
        };
    }

    /// <summary>
    /// Age of the only child at the end of the month, for parents with a certificate; null for others. Certificates were last
    /// given for children born in 2015; older parents keep theirs.
    /// </summary>
    private int? AgeOfOnlyChild(Citizen citizen, List<Child> children)
    {
        var chance = new RandomStream(seed, Purpose.Children, citizen.Index, part: 1);
        if (children is [{ BirthDate: { Year: < 2016 } birth }])
        {
            return chance.Chance(6500) ? asOf.Year - birth.Year - (asOf.Month < birth.Month ? 1 : 0) : null;
        }

        return citizen.Age >= 55 && chance.Chance(4500) ? citizen.Age - chance.Between(23, 36) : null;
    }
}
