using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>How the engine's time passes.</summary>
internal interface IEngineClock
{
    /// <summary>Returns once it is this time, or earlier when the bell rings.</summary>
    /// <returns>The time it is; never later than <paramref name="time"/>.</returns>
    Timestamp WaitUntil(Timestamp time, KernelBell bell, CancellationToken cancellationToken);

    /// <summary>How long it is until a time; zero when it is past.</summary>
    TimeSpan Until(Timestamp time);

    /// <summary>The time it is, when that is later than a time by more than is usual; else null.</summary>
    Timestamp? LateAfter(Timestamp time);
}
