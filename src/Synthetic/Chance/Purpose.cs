namespace Matching.Synthetic.Chance;

/// <summary>What a stream of chance is for. Numbers are fixed: a change changes every generated population.</summary>
internal enum Purpose
{
    Citizen = 1,
    Disability = 2,
    Household = 3,
    Children = 4,
    Tax = 5,
    Account = 6,
    Enterprise = 7,
    Finance = 8,
    Insurance = 9,
    Recognition = 10,
    RowDate = 11,
    Faults = 12,
    History = 13,
}
