namespace OptiFire.Plugins.Infrastructure;

/// <summary>The readings of the last while: what was used between two of them, never at one.</summary>
/// <param name="length">How far back, greater than zero.</param>
public sealed class LoadWindow(TimeSpan length)
{
    private readonly Queue<ProcessReading> _readings = new();

    /// <summary>The newest reading.</summary>
    public ProcessReading Newest { get; private set; }

    /// <summary>Adds a reading; those before the last one that reaches over the window are dropped.</summary>
    public void Add(in ProcessReading reading)
    {
        Newest = reading;
        _readings.Enqueue(reading);
        while (_readings.Count > 2 && reading.At - _readings.ElementAt(1).At >= length)
        {
            _readings.Dequeue();
        }
    }

    /// <summary>
    /// Processor time used over the window, in percent of what <paramref name="cores"/> give; null until two readings
    /// are apart.
    /// </summary>
    public double? CpuPercent(double cores) => Percent(r => r.Cpu) / cores;

    /// <summary>The share of the window spent in pauses for the garbage collector, in percent; null until two readings are apart.</summary>
    public double? PausePercent() => Percent(r => r.Paused);

    private double? Percent(Func<ProcessReading, TimeSpan> figure)
    {
        if (!_readings.TryPeek(out ProcessReading oldest) || Newest.At <= oldest.At)
        {
            return null;
        }

        return 100 * (figure(Newest) - figure(oldest)) / (Newest.At - oldest.At);
    }
}
