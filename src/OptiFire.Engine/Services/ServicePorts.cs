using OptiFire.Engine.Health;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Services;

/// <summary>What services see of a run.</summary>
internal sealed record ServicePorts(
    ICalendar Calendar,
    IEngineHealth Health,
    IScheduleView Schedule,
    ICheckpoints Checkpoints,
    ISettings Settings,
    Func<OrderTimingReader> OpenOrderTimings
);
