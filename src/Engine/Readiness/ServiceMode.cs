using Matching.Rules;

namespace Matching.Engine.Readiness;

/// <summary>How a right can reach its holder.</summary>
public enum ServiceMode
{
    /// <summary>免申即享: without an application.</summary>
    WithoutApplication,

    /// <summary>即申即享: applied for or answered, and decided at once: the recipient gives what nobody else states.</summary>
    OnApplication,

    /// <summary>限时即享: a person must look at it first.</summary>
    WithinTime,
}

/// <summary>Names of the modes.</summary>
public static class ServiceModeWords
{
    /// <summary>The name as officials use it.</summary>
    public static LocalizedText Name(this ServiceMode mode) => mode switch
    {
        ServiceMode.WithoutApplication => new("免申即享", "without an application"),
        ServiceMode.OnApplication => new("即申即享", "at once on application"),
        _ => new("限时即享", "within a set time, after a person has looked"),
    };
}
