namespace Matching.Api.Security;

/// <summary>What an account may do. Administrators of the system, its security and its audit never author, approve or pay.</summary>
public static class Roles
{
    /// <summary>政策专员: writes and edits drafts of rule packs.</summary>
    public const string OfficerAuthor = "officer-author";

    /// <summary>政策审批: publishes drafts that somebody else wrote.</summary>
    public const string OfficerApprover = "officer-approver";

    /// <summary>核查员: decides rights in review.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>财务: releases held payout batches.</summary>
    public const string Finance = "finance";

    /// <summary>分析员: reads figures.</summary>
    public const string Analyst = "analyst";

    /// <summary>受益人: reads what concerns the one subject of the account.</summary>
    public const string Recipient = "recipient";

    /// <summary>数据管理员: clears what sources delivered wrong.</summary>
    public const string DataSteward = "data-steward";

    /// <summary>系统管理员: runs nights and jobs.</summary>
    public const string SystemAdmin = "system-admin";

    /// <summary>安全管理员.</summary>
    public const string SecurityAdmin = "security-admin";

    /// <summary>审计管理员.</summary>
    public const string AuditAdmin = "audit-admin";

    /// <summary>Who may read the officers' pages.</summary>
    public const string Officers = $"{OfficerAuthor},{OfficerApprover}";

    /// <summary>Who may read the operators' pages.</summary>
    public const string Operators = $"{SystemAdmin},{DataSteward},{Reviewer},{Finance}";
}
