using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>What a service sees of its engine and may ask of it; usable from any thread while the service runs.</summary>
public interface IServiceContext
{
    /// <summary>Who runs.</summary>
    InstanceId Instance { get; }

    /// <summary>Whether the engine's time is the data's and not the clock's: then commands are refused.</summary>
    bool IsVirtual { get; }

    /// <summary>Real time, for waiting and for measuring.</summary>
    TimeProvider Time { get; }

    /// <summary>The portfolio's calendar: whether the engine's time is in a session.</summary>
    ICalendar Calendar { get; }

    /// <summary>How far the engine is and what it is busy with.</summary>
    IEngineHealth Health { get; }

    /// <summary>What runs by the clock, and when next.</summary>
    IScheduleView Schedule { get; }

    /// <summary>The stored states of the run.</summary>
    ICheckpoints Checkpoints { get; }

    /// <summary>The versions of settings and flags.</summary>
    ISettings Settings { get; }

    /// <summary>When orders passed which station.</summary>
    IOrderTimings OrderTimings { get; }

    /// <summary>What may be asked of the engine; the author is <see cref="Instance"/>.</summary>
    ICommands Commands { get; }

    /// <summary>Replaces what is shown of the service: its status, figures, and pictures.</summary>
    void Report(ServiceReport report);

    /// <summary>Raises a finding for people to read; on real time the journal keeps it.</summary>
    void Raise(FindingSeverity severity, string message);
}
