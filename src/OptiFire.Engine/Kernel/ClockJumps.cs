using Microsoft.Extensions.Logging;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Notices that the engine was held up, and journals it as an input: a replay jumps where the run did.</summary>
internal sealed class ClockJumps(JournalLog log, RecordedJumps recorded, ILogger logger)
{
    private Timestamp _reached = Timestamp.MinValue;

    /// <summary>Where the clock is, when it is so much later than a timer that the time between is to be passed over.</summary>
    /// <param name="due">When a timer is due.</param>
    /// <param name="clock">The engine's clock.</param>
    public Timestamp? Find(Timestamp due, IEngineClock clock)
    {
        if (recorded.TryTake(log.Sequence + 1, due, out ClockJumped known))
        {
            return Jump(in known);
        }

        // What is replayed has had its jumps; and a time that was jumped to is not late once more.
        Timestamp since = due > _reached ? due : _reached;
        return log.Sequence >= recorded.LastSequence && clock.LateAfter(since) is { } now
            ? Jump(new ClockJumped(due, now))
            : null;
    }

    private Timestamp Jump(in ClockJumped jump)
    {
        log.Append(in jump);
        EngineLog.ClockJumped(logger, jump.From, jump.To, log.Sequence);
        _reached = jump.To;
        return jump.To;
    }
}
