using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>How the engine's time passes.</summary>
internal interface IEngineClock
{
    /// <summary>Returns once it is this time.</summary>
    /// <returns>Whether time passed meanwhile.</returns>
    bool WaitUntil(Timestamp time, CancellationToken cancellationToken);
}
