using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OptiFire.Engine.Plugins;

/// <summary>The processor time of the calling thread; wall time, and saying so, where the system does not tell.</summary>
internal sealed partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

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

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
