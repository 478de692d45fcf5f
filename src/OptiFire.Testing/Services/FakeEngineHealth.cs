using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Services;

/// <summary>The health of an engine that is not there: by default it runs, and comes a sequence further with every reading.</summary>
public sealed class FakeEngineHealth : IEngineHealth
{
    private readonly Lock _gate = new();
    private EngineHealth _reading = new(
        IsRunning: true,
        Sequence: 1,
        DurableSequence: 1,
        EngineTime: Timestamp.FromUtc(2024, 1, 2, 15),
        SinceStep: TimeSpan.Zero,
        InStepFor: TimeSpan.Zero,
        Feeds: [],
        SinceBroker: null,
        OpenOrders: 0,
        Workers: 2,
        LostThreads: 0
    );

    /// <summary>Whether every reading is a sequence further than the one before.</summary>
    public bool Progresses { get; set; } = true;

    /// <summary>How often it was read.</summary>
    public long Readings { get; private set; }

    /// <summary>Changes what the next reading is made from.</summary>
    public void Set(Func<EngineHealth, EngineHealth> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            _reading = change(_reading);
        }
    }

    /// <summary>Ends the run: nothing is known of it any more.</summary>
    public void Stop()
    {
        Progresses = false;
        Set(r => r with { IsRunning = false, Sequence = 0, DurableSequence = 0, Workers = 0 });
    }

    /// <inheritdoc />
    public EngineHealth Read()
    {
        lock (_gate)
        {
            Readings++;
            if (Progresses)
            {
                _reading = _reading with
                {
                    Sequence = _reading.Sequence + 1,
                    DurableSequence = _reading.DurableSequence + 1,
                };
            }

            return _reading;
        }
    }
}
