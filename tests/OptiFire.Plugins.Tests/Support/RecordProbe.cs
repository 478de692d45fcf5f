using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Keeps the track records as they stand at every close.</summary>
public sealed class RecordProbe(RecordProbeOptions options) : IPlugin<RecordProbe, RecordProbeOptions>, IFeature
{
    private readonly TrackRecordNeed _records = Need.TrackRecords();

    public static PluginDescriptor Descriptor { get; } =
        new("test_record_probe", PluginCategory.Diagnostics, "Record probe") { Summary = "Keeps what it reads." };

    public PluginPlan Plan =>
        new(new Activation(Role.Feature, Scope.Portfolio, Trigger.At(Schedule.AtClose())) { Needs = [_records] });

    public RunResult Compute(IRun run)
    {
        options.Seen.Add(new(run.Now, "", run.TrackRecords(_records)));
        return RunResult.Ok;
    }
}

/// <summary>Where <see cref="RecordProbe"/> puts what it read.</summary>
public sealed record RecordProbeOptions
{
    public List<Observation<IReadOnlyList<TrackRecord>>> Seen { get; init; } = [];
}
