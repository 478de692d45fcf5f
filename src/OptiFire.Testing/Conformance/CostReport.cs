using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>What the runs of the checked plugin cost, activation by activation.</summary>
internal static class CostReport
{
    private const double GrowthFactor = 1.5;
    private const long GrowthBytes = 128;

    // What the runtime allocates on a plugin's thread now and then, compiling it anew for instance, is less than this.
    private const long RuntimeBytes = 16 * 1024;

    public static IEnumerable<BudgetReading> Of(RecordedRun run)
    {
        ILookup<InstanceId, ActivationReport> byInstance = run.Report.Activations.ToLookup(a => a.Instance);
        foreach (IGrouping<InstanceId, ActivationReport> instance in byInstance)
        {
            int index = 0;
            foreach (ActivationReport report in instance)
            {
                if (run.PlanOf(instance.Key) is { } plan)
                {
                    long runs = report.Ok + report.Failed;
                    yield return new BudgetReading(
                        instance.Key,
                        report.Role,
                        runs,
                        report.WallTime / Math.Max(1, runs),
                        report.AllocatedBytes / Math.Max(1, runs),
                        plan.Activations[index++].Budget
                    );
                }
            }
        }
    }

    public static bool IsOver(BudgetReading reading, double factor) =>
        reading.MeanTime.TotalMilliseconds > reading.Budget.CpuMilliseconds * factor
        || reading.MeanBytes > (long)reading.Budget.MemoryMegabytes << 20;

    /// <summary>Which activation allocates more a run in the later part of the data, in words; null when none does.</summary>
    public static string? Growth(RecordedRun half, RecordedRun all)
    {
        foreach ((BudgetReading early, BudgetReading whole) in Of(half).Zip(Of(all)))
        {
            long runs = whole.Runs - early.Runs;
            if (early.Runs == 0 || runs <= 0)
            {
                continue;
            }

            long later = ((whole.MeanBytes * whole.Runs) - (early.MeanBytes * early.Runs)) / runs;
            bool grows = later > (early.MeanBytes * GrowthFactor) + GrowthBytes;
            if (grows && (later - early.MeanBytes) * runs > RuntimeBytes)
            {
                return $"{early.Role} of {early.Instance} allocates {early.MeanBytes} bytes a run in the first half of "
                    + $"the data and {later} in the second";
            }
        }

        return null;
    }
}
