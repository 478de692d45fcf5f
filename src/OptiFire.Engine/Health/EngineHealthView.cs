using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Health;

/// <summary>The health of the run that is going on, or of the last one.</summary>
internal sealed class EngineHealthView : IEngineHealth
{
    private EngineHealth _last = new(
        IsRunning: false,
        Sequence: 0,
        DurableSequence: 0,
        EngineTime: Timestamp.MinValue,
        SinceStep: TimeSpan.Zero,
        InStepFor: TimeSpan.Zero,
        Feeds: [],
        SinceBroker: null,
        OpenOrders: 0,
        Workers: 0,
        LostThreads: 0
    );

    private KernelHealth? _run;

    /// <summary>A run begins.</summary>
    public void Begin(KernelHealth run) => Volatile.Write(ref _run, run);

    /// <summary>A run ends: its last reading stays, and nothing else of it.</summary>
    public void End(KernelHealth run)
    {
        run.End();
        Volatile.Write(ref _last, run.Read());
        Volatile.Write(ref _run, null);
    }

    public EngineHealth Read() => Volatile.Read(ref _run)?.Read() ?? Volatile.Read(ref _last);
}
