namespace Matching.Synthetic.History;

/// <summary>Policies whose matches were audited. Numbers are fixed: streams of chance hang on them.</summary>
internal enum AuditedPolicy
{
    Elderly = 1,
    Nursing = 2,
    LivingAllowance = 3,
    StaffRefund = 4,
    SmallProfit = 5,
}
