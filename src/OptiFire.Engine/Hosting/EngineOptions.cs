using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>How an engine is set up in code; what operators set is in <see cref="Settings"/>.</summary>
public sealed class EngineOptions
{
    /// <summary>What operators set.</summary>
    public EngineSettings Settings { get; set; } = new();

    /// <summary>The first availability wanted; everything by default.</summary>
    public Timestamp From { get; set; } = Timestamp.MinValue;

    /// <summary>The first availability not wanted any more; nothing is left out by default.</summary>
    public Timestamp To { get; set; } = Timestamp.MaxValue;

    /// <summary>Engine seconds per second; null for as fast as possible.</summary>
    public double? Pace { get; set; }

    /// <summary>On real time: how long a wave of plugins may take in all before those still out are left behind, whatever their own budgets allow; 5 s by default.</summary>
    public TimeSpan RoundDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// On real time: how far the engine may be behind its clock, in real time, before timers that are late stop being made
    /// up for one by one and follow the scheduler's policy; 5 s by default.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>On virtual time: how long one plugin may take before the run is given up; 60 s by default.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a run that is stopped may take to finish its moment before it is cancelled; 4 s by default.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>The calendars there are.</summary>
    public Calendars Calendars { get; set; } = Calendars.CreateBuiltIn();

    /// <summary>The portfolio's calendar: its closes are when equity is marked; <c>us-equity</c> by default.</summary>
    public string BaseCalendar { get; set; } = "us-equity";

    /// <summary>
    /// Whether market inputs are written to the tape beside the journal. Off by default: files are named by their hashes and
    /// simulated markets by their seeds, so a copy is needed only of what cannot be read again.
    /// </summary>
    public bool RecordsTape { get; set; }

    /// <summary>
    /// The folder for checkpoints, beside the journal and of no other run; null, none, by default. A restart goes on from
    /// the newest one that fits instead of the first datum. A store registered as <c>ICheckpointStore</c> takes its place.
    /// </summary>
    public string? CheckpointFolder { get; set; }

    /// <summary>How many checkpoints are kept, 1 or more; 3 by default.</summary>
    public int CheckpointsKept { get; set; } = 3;

    /// <summary>
    /// The socket file by which other processes of the same user reach the engine while it runs; null, none, by default.
    /// </summary>
    public string? ControlSocket { get; set; }

    /// <summary>Whether the engine starts and stops with the host; true by default.</summary>
    public bool StartsWithHost { get; set; } = true;

    /// <summary>What is checked of plugins while they run, at a cost in time; nothing by default.</summary>
    public PluginVerification Verification { get; set; }
}
