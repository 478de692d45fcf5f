using System.Diagnostics;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>A thread that uses as much of one core as it is given, and knows how much that was.</summary>
public sealed class Spinner : IDisposable
{
    // Longer than anything the loop does, shorter than a turn of another thread.
    private static readonly long Gap = Stopwatch.Frequency / 20_000;

    private readonly Thread _thread;
    private long _had;
    private volatile bool _stops;

    public Spinner()
    {
        _thread = new Thread(Spin) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>How long it has run, and what time it is, in ticks of the monotonic clock.</summary>
    public (long Had, long At) Read() => (Volatile.Read(ref _had), Stopwatch.GetTimestamp());

    public void Dispose()
    {
        _stops = true;
        _thread.Join();
    }

    private void Spin()
    {
        long last = Stopwatch.GetTimestamp();
        while (!_stops)
        {
            long now = Stopwatch.GetTimestamp();
            if (now - last < Gap)
            {
                Volatile.Write(ref _had, _had + now - last);
            }

            last = now;
        }
    }
}
