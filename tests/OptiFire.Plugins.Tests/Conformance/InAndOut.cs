using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Wants in on even dates and out on odd ones, so that there are entries to refuse all along.</summary>
public sealed class InAndOut(InAndOutOptions options) : IPlugin<InAndOut, InAndOutOptions>, ISignal
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_in_and_out", PluginCategory.Alpha, "In and out") { Summary = "In on even dates, out on odd ones." };

    public PluginPlan Plan => new(new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Day)));

    public RunResult Evaluate(ISignalRun run)
    {
        run.Emit(new SignalUpdate(run.Now.UtcDate.DayNumber % 2 == 0 ? options.Level : 0));
        return RunResult.Ok;
    }
}

/// <summary>What <see cref="InAndOut"/> wants.</summary>
public sealed record InAndOutOptions
{
    public double Level { get; init; } = 1;
}
