namespace Matching.Engine.Ports;

/// <summary>Where a fail point stands relative to its write or call.</summary>
public enum FailPosition
{
    /// <summary>Before the commit or call.</summary>
    Before,

    /// <summary>The call was made, its answer was not yet seen.</summary>
    AfterSend,

    /// <summary>After the commit or the answer.</summary>
    After,
}

/// <summary>Numbered places round every durable write and outside call at which a test may stop the process.</summary>
public interface IFailPoints
{
    /// <summary>Called at a place; does not return when the process is to stop there.</summary>
    void Hit(string name, FailPosition position);
}
