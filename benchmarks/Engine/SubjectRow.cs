namespace Matching.Benchmarks.Engine;

#pragma warning disable CA1051, SA1401 // Fields that compiled rules read without a call; their names are those of Fields.

/// <summary>The facts of one subject, typed, with null where a fact is unknown.</summary>
public record struct SubjectRow
{
    public int? age, months_paid, household_size, staff, children, months_resident, credit, patents;
    public int? monthly_income, yearly_income, assets, research_cost, taxes_paid, rent;
    public int? born, registered, insured_since, jobless_since, recognised;
    public byte? registered_place, education, employment, industry, entity_type, marriage;
    public bool? disabled, on_minimum_aid, listed, veteran, taxes_in_order;
}
