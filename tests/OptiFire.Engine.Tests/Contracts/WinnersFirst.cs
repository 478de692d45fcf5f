using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Contracts;

/// <summary>A lagged allocation: capital to the instances whose closed paper bets made money.</summary>
internal sealed class WinnersFirst(WinnersFirstOptions options)
    : IPlugin<WinnersFirst, WinnersFirstOptions>,
        IAllocation
{
    private readonly TrackRecordNeed _records = Need.TrackRecords();

    public static PluginDescriptor Descriptor { get; } =
        new("test_winners_first", PluginCategory.Learning, "Winners first") { Summary = "Capital to winners." };

    public PluginPlan Plan =>
        new(new Activation(Role.Allocation, Scope.Portfolio, Trigger.At(Schedule.AtClose())) { Needs = [_records] });

    public RunResult Allocate(IAllocationRun run)
    {
        IReadOnlyList<TrackRecord> records = run.TrackRecords(_records);
        if (records.All(r => r.Bets.Count < options.MinBets))
        {
            return RunResult.NotReady("too few closed bets");
        }

        double total = records.Sum(Score);
        foreach (TrackRecord record in records)
        {
            run.Allocate(record.Instance, total > 0 ? Score(record) / total : 0);
        }

        return RunResult.Ok;
    }

    private static double Score(TrackRecord record) => Math.Max(0, record.Bets.Sum(b => b.Return)) + 0.01;
}

internal sealed record WinnersFirstOptions
{
    public int MinBets { get; init; } = 5;
}
