using System.Diagnostics;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>What the plugins of a test share with it: who offends now, and when runs began.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(int Bar, long Ticks)> _starts = [];

    public volatile Offence Offence;

    /// <summary>Lets plugins that never return go.</summary>
    public ManualResetEventSlim Release { get; } = new();

    /// <summary>Runs that saw a value of the offender on its port.</summary>
    public int SeenOutputs;

    /// <summary>Runs of the offender that were begun.</summary>
    public int Begun;

    /// <summary>Runs of the offender that saw its token cancelled.</summary>
    public int Cancelled;

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

    /// <summary>How late runs began against an even beat, in milliseconds; the earliest is on time.</summary>
    public double[] DelaysMilliseconds(double millisecondsPerBar)
    {
        lock (_gate)
        {
            double[] offsets =
            [
                .. _starts.Select(s => (s.Ticks * 1000.0 / Stopwatch.Frequency) - (s.Bar * millisecondsPerBar)),
            ];
            double least = offsets.Min();
            return [.. offsets.Select(o => o - least).Order()];
        }
    }

    public void Dispose()
    {
        Release.Set();
        Release.Dispose();
    }
}
