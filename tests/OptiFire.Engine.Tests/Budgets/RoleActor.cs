using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Plays a role, and reads and writes the ports its options say.</summary>
internal sealed class RoleActor(RoleActorOptions options)
    : IPlugin<RoleActor, RoleActorOptions>,
        IFeature,
        ISignal,
        IReport,
        IRisk
{
    private static readonly Output<long>[] _ports =
    [
        Output.Integer("unread"),
        Output.Integer("traded"),
        Output.Integer("risk"),
    ];

    private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Second, 1);

    public static PluginDescriptor Descriptor { get; } =
        new("test_actor", PluginCategory.Alpha, "Actor") { Summary = "Plays a role." };

    public PluginPlan Plan =>
        new(
            new Activation(options.Role, Scope.Instrument(), Trigger.OnBar(BarSize.Second))
            {
                Needs = options.Reads < 0 ? [_closes] : [_closes, Need.Output(_ports[options.Reads])],
                Outputs = options.Writes < 0 ? [] : [_ports[options.Writes]],
            }
        );

    public RunResult Compute(IRun run)
    {
        run.Publish(_ports[options.Writes], run.Window(_closes).Values[^1]);
        return RunResult.Ok;
    }

    public RunResult Evaluate(ISignalRun run)
    {
        run.Emit(new SignalUpdate(1));
        return RunResult.Ok;
    }

    public RunResult Draw(IReportRun run) => RunResult.Ok;

    public RunResult Decide(IRiskRun run)
    {
        run.Decide(RiskDecision.Keep("calm"));
        return RunResult.Ok;
    }
}

internal sealed record RoleActorOptions
{
    public Role Role { get; init; }

    public int Reads { get; init; } = -1;

    public int Writes { get; init; } = -1;
}
