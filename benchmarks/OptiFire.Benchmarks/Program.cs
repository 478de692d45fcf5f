using System.Diagnostics;
using BenchmarkDotNet.Running;
using OptiFire.Benchmarks;
using OptiFire.Benchmarks.Kernels;
using OptiFire.Engine.Hosting;

if (args is ["job", ..])
{
    // The job once, as a whole process, for timing from outside.
    RunReport report = await SmaJob.RunAsync(
        SmaJob.MinuteFile,
        SmaJob.Csv(SmaJob.MinuteFile),
        journal: args.ElementAtOrDefault(1)
    );
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(
        $"{report}; engine {report.Elapsed.TotalMilliseconds:F0} ms; peak {process.PeakWorkingSet64 >> 20} MB"
    );
    return;
}

if (args is ["kernels"])
{
    int slow = KernelTimer.Print(KernelWorkloads.All(SmaJob.DataFolder));
    Console.WriteLine($"{slow} above 1.25 times the reference");
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(SmaJob).Assembly).Run(args);
