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

        Die(phase);
    }

    /// <summary>Dies a little later, while what follows goes on, if this is the point.</summary>
    public void ReachDuring(KillPhase phase)
    {
        if (point is null || point.Phase != phase || Interlocked.Read(ref _sequence) < point.Sequence)
        {
            return;
        }

        // A transaction takes some milliseconds; points differ in how far it comes.
        var thread = new Thread(() =>
        {
            long began = Stopwatch.GetTimestamp();
            var delay = TimeSpan.FromMicroseconds(point.Sequence % 32 * 150);
            while (Stopwatch.GetElapsedTime(began) < delay)
            {
                Thread.SpinWait(20);
            }

            Die(phase);
        });
        thread.Start();
    }

    /// <summary>Dies now, when the run ended before its point came.</summary>
    public void End()
    {
        if (point is not null)
        {
            Die(KillPhase.Ended);
        }
    }

    private void Die(KillPhase phase)
    {
        lock (_gate)
        {
            File.WriteAllText(note, $"{new KillPoint(Interlocked.Read(ref _sequence), phase)}");
            using var own = Process.GetCurrentProcess();
            own.Kill(); // SIGKILL: no handler runs, nothing is flushed
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
