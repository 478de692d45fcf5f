using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Contracts;

/// <summary>A guard: closes everything for good when equity falls below a share of its start.</summary>
internal sealed class LossStop(LossStopOptions options) : IPlugin<LossStop, LossStopOptions>, IGuard
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_loss_stop", PluginCategory.Risk, "Loss stop") { Summary = "Closes everything below a floor." };

    public PluginPlan Plan =>
        new PluginPlan(new Activation(Role.Guard, Scope.Portfolio)).WithState(() => new LossStopState(0, false));

    public RunResult Check(IGuardRun run)
    {
        ref LossStopState state = ref run.State<LossStopState>();
        decimal invested = state.Invested + run.FlowSinceLast;
        bool stopped = state.IsStopped || run.AccountEquity < options.Floor * invested;
        state = new LossStopState(invested, stopped);
        run.Restrict(
            stopped
                ? new GuardVerdict(0, TradingState.ReduceOnly, Flatten: true, "below the floor")
                : GuardVerdict.Clear
        );
        return RunResult.Ok;
    }
}

internal sealed record LossStopOptions
{
    public decimal Floor { get; init; } = 0.97m;
}

internal readonly record struct LossStopState(decimal Invested, bool IsStopped) : IPluginState<LossStopState>
{
    public static int SchemaVersion => 1;

    public LossStopState Copy() => this;

    public void Write(PayloadWriter writer)
    {
        writer.WriteDecimal(Invested);
        writer.WriteBoolean(IsStopped);
    }

    public static LossStopState Read(ref PayloadReader reader, int schemaVersion) =>
        new(reader.ReadDecimal(), reader.ReadBoolean());
}
