using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>A guard that restricts from a number of decisions on, and may want everything closed later.</summary>
internal sealed class Latch(LatchOptions options) : IPlugin<Latch, LatchOptions>, IGuard
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_latch", PluginCategory.Risk, "Latch") { Summary = "Restricts from a check on." };

    public PluginPlan Plan => new PluginPlan(new Activation(Role.Guard, Scope.Portfolio)).WithState(() => new Day(0));

    public RunResult Check(IGuardRun run)
    {
        ref Day marks = ref run.State<Day>();
        marks = new Day(marks.Number + (run.Cause == GuardCause.Mark ? 1 : 0));
        bool latched = marks.Number >= options.FromMark;
        run.Restrict(
            latched
                ? new GuardVerdict(1, options.State, marks.Number >= options.FlattenFromMark, "latched")
                : GuardVerdict.Clear
        );
        return RunResult.Ok;
    }
}

internal sealed record LatchOptions
{
    public int FromMark { get; init; } = 1;

    public int FlattenFromMark { get; init; } = int.MaxValue;

    public TradingState State { get; init; } = TradingState.ReduceOnly;
}
