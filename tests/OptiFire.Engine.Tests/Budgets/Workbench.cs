using System.Diagnostics;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>What the plugins of a test share with it: who offends now, and when runs began.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(int Bar, long Ticks)> _starts = [];

    public volatile Offence Offence;

    /// <summary>The first bar at which it offends; before it, it does its work.</summary>
    public int OffendsFrom { get; init; }

    /// <summary>Lets plugins that never return go.</summary>
    public ManualResetEventSlim Release { get; } = new();

    /// <summary>Runs that saw a value of the offender on its port.</summary>
    public int SeenOutputs;

    /// <summary>Runs of the offender that were begun.</summary>
    public int Begun;

    /// <summary>Runs of the offender that saw its token cancelled.</summary>
    public int Cancelled;

    /// <summary>Whether the switched signal may speak.</summary>
    public volatile bool Signals;

    /// <summary>Services at work now.</summary>
    public int AtWork;

    /// <summary>The most services that were at work at once.</summary>
    public volatile int MostAtWork;

    /// <summary>How often a service began.</summary>
    public int Services;

    /// <summary>When a plugin on virtual time ran, in seconds since the first bar.</summary>
    public List<int> RunSeconds { get; } = [];

    public void RanAt(int second) => RunSeconds.Add(second);

    public void Started(int bar)
    {
        lock (_gate)
        {
            _starts.Add((bar, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>How late the runs of some bars began against an even beat, in milliseconds, in order; the earliest of all is on time.</summary>
    public double[] DelaysMilliseconds(double millisecondsPerBar, Range bars)
    {
        lock (_gate)
        {
            (int Bar, double Offset)[] starts =
            [
                .. _starts.Select(s =>
                    (s.Bar, (s.Ticks * 1000.0 / Stopwatch.Frequency) - (s.Bar * millisecondsPerBar))
                ),
            ];
            double least = starts.Min(s => s.Offset);
            return
            [
                .. starts
                    .Where(s => s.Bar >= bars.Start.Value && s.Bar < bars.End.Value)
                    .Select(s => s.Offset - least)
                    .Order(),
            ];
        }
    }

    public void Dispose()
    {
        Release.Set();
        Release.Dispose();
    }
}
