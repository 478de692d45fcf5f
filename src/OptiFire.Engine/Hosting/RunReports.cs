using System.Diagnostics;
using System.Globalization;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Services;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>Makes the report of a run that ended.</summary>
internal static class RunReports
{
    public static RunReport Create(
        EngineParts parts,
        EngineKernel kernel,
        QuarantineBook quarantine,
        IReadOnlyList<ServiceStatus> services,
        TimeSpan elapsed
    )
    {
        Timestamp last = kernel.Inputs == 0 ? kernel.First : parts.View.Now;
        (var counts, var samples) = quarantine.Read();
        return new RunReport
        {
            RunId = parts.RunId,
            WentOnFrom = parts.From?.Journal.Sequence,
            Ending = kernel.Ending,
            Period = (kernel.First, last),
            Inputs = kernel.Inputs,
            Rounds = kernel.Rounds,
            Orders = parts.Orders.Count,
            Fills = parts.Ledger.Fills,
            Refusals = kernel.Desk.Refusals,
            Portfolio = parts.Ledger.ToView(parts.Log.Sequence, last),
            WorkingOrders = [.. parts.Orders.Working.OrderBy(o => o.Id).Select(o => o.ToOrder())],
            EquityCurve = EquityOf(parts),
            Activations = [.. parts.Graph.Bindings.Select(binding => Describe(binding, services))],
            Services = services,
            Charts = [.. kernel.Results.Charts.Values, .. services.SelectMany(s => s.Report.Charts)],
            Tables = [.. kernel.Results.Tables.Values, .. services.SelectMany(s => s.Report.Tables)],
            Quarantined = counts,
            QuarantineSamples = samples,
            Head = parts.Log.Head,
            Elapsed = elapsed,
            CpuTimeLabel = new ThreadClock().Label,
        };
    }

    private static List<EquityPoint> EquityOf(EngineParts parts)
    {
        var points = new List<EquityPoint>(parts.Curve.Index.Length);
        for (int i = 0; i < parts.Curve.Index.Length; i++)
        {
            points.Add(new EquityPoint(parts.Curve.Times[i], parts.Curve.Index[i]));
        }

        return points;
    }

    private static ActivationReport Describe(ActivationBinding binding, IReadOnlyList<ServiceStatus> services) =>
        binding.Activation.Role == Role.Service
        && services.FirstOrDefault(s => s.Instance == binding.Owner.Id) is { } service
            ? Describe(binding, service)
            : Describe(binding);

    /// <summary>A service counts as one run, which ended as it reported last.</summary>
    private static ActivationReport Describe(ActivationBinding binding, ServiceStatus service)
    {
        RunResult result = service.Report.Result;
        return Describe(binding) with
        {
            Runs = 1,
            Ok = result.Status == RunStatus.Ok ? 1 : 0,
            NotReady = result.Status == RunStatus.NotReady ? 1 : 0,
            Failed = result.Status == RunStatus.Failed ? 1 : 0,
            LastReason = result.Reason,
            Outputs = service.Report.Figures.ToDictionary(
                f => f.Name,
                f => string.Create(CultureInfo.InvariantCulture, $"{f.Value:G6} {f.Unit}").TrimEnd()
            ),
        };
    }

    private static ActivationReport Describe(ActivationBinding binding)
    {
        IEnumerable<PluginStatistics> statistics = binding.Shards.Select(s => s.Statistics);
        ActivationShard? speaking = binding.Shards.Find(s => s.Ports.Any(p => p.HasValue));
        return new ActivationReport
        {
            Instance = binding.Owner.Id,
            Category = binding.Owner.Descriptor.Category,
            Role = binding.Activation.Role,
            Shards = binding.Shards.Count,
            Runs = statistics.Sum(s => s.Runs),
            Ok = statistics.Sum(s => s.Ok),
            NotReady = statistics.Sum(s => s.NotReady),
            Failed = statistics.Sum(s => s.Failed),
            Late = statistics.Sum(s => s.Late),
            LastReason = binding
                .Shards.Where(s => s.Last is { Status: not RunStatus.Ok })
                .Select(s => s.Last!.Value.Reason)
                .FirstOrDefault(),
            Outputs =
                speaking?.Ports.Where(p => p.HasValue).ToDictionary(p => p.Port.Name, p => p.Text)
                ?? new Dictionary<string, string>(),
            WallTime = TimeSpan.FromSeconds((double)statistics.Sum(s => s.WallTicks) / Stopwatch.Frequency),
            CpuTime = TimeSpan.FromTicks(statistics.Sum(s => s.CpuNanoseconds) / 100),
            AllocatedBytes = statistics.Sum(s => s.AllocatedBytes),
            OverBudget = statistics.Sum(s => s.OverTime + s.OverMemory),
            Skipped = statistics.Sum(s => s.Skipped),
            P50Milliseconds = PluginStatuses.Milliseconds(binding.Durations, 0.5),
            P99Milliseconds = PluginStatuses.Milliseconds(binding.Durations, 0.99),
        };
    }
}
