using System.Diagnostics;

namespace OptiFire.Soak;

/// <summary>Ends its own process with SIGKILL at a chosen point, after writing down where.</summary>
/// <param name="point">The point; null for a process that lives.</param>
/// <param name="note">The file that says where the process died.</param>
internal sealed class KillSwitch(KillPoint? point, string note)
{
    private readonly Lock _gate = new();
    private long _sequence;

    /// <summary>Counts a piece of market data: the journal numbers each.</summary>
    public void CountInput()
    {
        Interlocked.Increment(ref _sequence);
        Reach(KillPhase.Elsewhere);
    }

    /// <summary>The journal has reached a sequence.</summary>
    public void Advance(long sequence)
    {
        if (sequence > Interlocked.Read(ref _sequence))
        {
            Interlocked.Exchange(ref _sequence, sequence);
        }
    }

    /// <summary>Dies here if this is the point.</summary>
    public void Reach(KillPhase phase)
    {
        if (point is null || Interlocked.Read(ref _sequence) < point.Sequence || (point.Phase ?? phase) != phase)
        {
            return;
        }

        lock (_gate)
        {
            File.WriteAllText(note, $"{new KillPoint(Interlocked.Read(ref _sequence), phase)}");
            using var own = Process.GetCurrentProcess();
            own.Kill(); // SIGKILL: no handler runs, nothing is flushed
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
