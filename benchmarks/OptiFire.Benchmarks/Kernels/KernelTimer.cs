using System.Diagnostics;
using System.Globalization;

namespace OptiFire.Benchmarks.Kernels;

/// <summary>Times every workload on one thread beside a calibration loop, and prints a table.</summary>
internal static class KernelTimer
{
    private const int Runs = 9;
    private const double WarmUpSeconds = 0.5;

    /// <summary>Prints the table.</summary>
    /// <returns>How many are above the bound of 1.25 times their reference.</returns>
    public static int Print(IReadOnlyList<KernelWorkload> workloads)
    {
        Console.WriteLine(
            "| workload | what | reference | reference, ms | ours: median, ms | least, ms | ratio | calibration, ms |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        int slow = 0;
        foreach (KernelWorkload workload in workloads)
        {
            (double median, double least) = Time(workload.Run);
            double ratio = median / workload.ReferenceMilliseconds;
            slow += ratio > 1.25 ? 1 : 0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{workload.Name}` | {workload.Work} | {workload.Reference} | {workload.ReferenceMilliseconds:0.###} | {median:0.###} | {least:0.###} | {ratio:0.00} | {Time(Calibration).Median:0.0} |"
                )
            );
        }

        return slow;
    }

    private static (double Median, double Least) Time(Func<double> run)
    {
        double sink = 0;
        long warm = Stopwatch.GetTimestamp();
        do
        {
            sink += run();
        } while (Stopwatch.GetElapsedTime(warm).TotalSeconds < WarmUpSeconds);

        double[] times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long started = Stopwatch.GetTimestamp();
            sink += run();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        GC.KeepAlive(sink);
        Array.Sort(times);
        return (times[Runs / 2], times[0]);
    }

    /// <summary>Ten million dependent multiplications and additions: how fast the machine is at the moment.</summary>
    private static double Calibration()
    {
        double x = 0.5;
        for (int i = 0; i < 10_000_000; i++)
        {
            x = (x * 0.999999) + 1e-7;
        }

        return x;
    }
}
