using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OptiFire.Engine.Plugins;

/// <summary>The processor time of the calling thread; wall time, and saying so, where the system does not tell.</summary>
internal sealed partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux
    private const int ScheduledTimeOfThread = 6; // CPUCLOCK_SCHED | CPUCLOCK_PERTHREAD_MASK of Linux

    private readonly bool _measures = OperatingSystem.IsLinux();

    /// <summary>What the figures are.</summary>
    public string Label => _measures ? "thread CPU time" : "wall time";

    public long Nanoseconds
    {
        get
        {
            if (_measures && GetTime(ThreadCpuTime, out TimeSpec time) == 0)
            {
                return (time.Seconds * 1_000_000_000L) + time.Nanoseconds;
            }

            return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        }
    }

    /// <summary>The system's number of the calling thread; 0 where it does not tell.</summary>
    public int CurrentThread
    {
        get
        {
            try
            {
                return _measures ? GetThread() : 0;
            }
            catch (EntryPointNotFoundException)
            {
                return 0; // the C library is older than 2.30
            }
        }
    }

    /// <summary>The processor time of a thread of this process; null where the system does not tell, or no more.</summary>
    public long? NanosecondsOf(int thread) =>
        thread > 0 && GetTime((~thread << 3) | ScheduledTimeOfThread, out TimeSpec time) == 0
            ? (time.Seconds * 1_000_000_000L) + time.Nanoseconds
            : null;

    /// <summary>Whether a thread of this process waits for something that is no processor; false where the system does not tell.</summary>
    public bool IsAsleep(int thread)
    {
        if (!_measures || thread == 0)
        {
            return false;
        }

        try
        {
            // "id (name) state ...": the name is at most 15 characters and may hold anything.
            string line = File.ReadAllText(
                string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{thread}/stat")
            );
            return line.AsSpan(line.LastIndexOf(')') + 1).TrimStart().StartsWith("S");
        }
        catch (IOException)
        {
            return false; // it has ended
        }
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThread();

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
