namespace Matching.Engine.Decisions;

/// <summary>Tags that an application would carry and that a run without applications fills in itself.</summary>
/// <remarks>The catalogue's tag descriptions and conventions say so; a single check of a profile does not fill them in.</remarks>
public static class RunDefaults
{
    /// <summary>受理地: the district that accepts; for a child its district of residence (免申比对取子女户籍所在区).</summary>
    public const string PlaceOfAcceptance = "受理地";

    /// <summary>子女户籍地: the child's district of residence.</summary>
    public const string ChildResidence = "子女户籍地";

    /// <summary>申请日期: the day of comparison stands for the day of application (免申比对时系统以比对日充当).</summary>
    public const string ApplicationDate = "申请日期";
}
