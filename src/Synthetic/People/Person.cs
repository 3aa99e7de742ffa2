using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>A citizen with all that is drawn for them; what is drawn later fits what was drawn before.</summary>
internal sealed class Person
{
    public Person(int index, long seed, DateOnly asOf)
    {
        Citizen = CitizenSampler.Sample(index, seed, asOf);
        Household = Household.Sample(Citizen, seed);
        Children = Child.Sample(Citizen, seed);
        Disability = Disability.Sample(Citizen, seed);
        Statuses = Assistance.StatusesOf(Citizen, Household, Disability, seed);
        Tax = TaxProfile.Sample(Citizen, seed);
        AgeOfOnlyChild = OnlyChild.AgeFor(Citizen, Children, seed);
        Work = WorkLife.Sample(Citizen, Tax, seed);
        Qualification = Qualification.Sample(Citizen, Work, seed);
        Venture = Venture.Sample(Citizen, Work, seed);
        Care = CareNeed.Sample(Citizen, seed);
        Family = FamilyPlan.Sample(Citizen, AgeOfOnlyChild is not null, Children.Count > 0, seed);
        University = University.Sample(Citizen, Work, Venture, seed);
        Dwelling = Dwelling.Sample(Citizen, Work, Tax, seed);
        Learning = Learning.Sample(Citizen, Tax, Qualification, seed);
        Residence = Residence.Sample(Citizen, Disability, seed);
        Health = Health.Sample(Citizen, Work, seed);
        Service = new RandomStream(seed, Purpose.Veterans, index).Below(1000) < 4 ? PickService(index, seed) : null;
    }

    public Citizen Citizen { get; }

    public Household? Household { get; }

    public List<Child> Children { get; }

    public Disability? Disability { get; }

    /// <summary>救助身份.</summary>
    public string[] Statuses { get; }

    public TaxProfile Tax { get; }

    /// <summary>Age of the only child of a parent with the certificate, or null.</summary>
    public int? AgeOfOnlyChild { get; }

    public WorkLife Work { get; }

    public Qualification? Qualification { get; }

    public Venture? Venture { get; }

    public CareNeed? Care { get; }

    public FamilyPlan Family { get; }

    public University University { get; }

    public Dwelling Dwelling { get; }

    public Learning Learning { get; }

    public Residence Residence { get; }

    public Health Health { get; }

    /// <summary>优抚类别, or null for nearly all.</summary>
    public string? Service { get; }

    private static string PickService(int index, long seed) => new RandomStream(seed, Purpose.Veterans, index, part: 1).OneOf<string>(Feeds.Codes.ServiceCategories.AsSpan());
}
