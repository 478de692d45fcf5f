using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Notes when its runs begin and what it sees of the offender; one runs beside the offender, one after it.</summary>
internal sealed class Steady(SteadyOptions options, Workbench bench) : IPlugin<Steady, SteadyOptions>, IFeature
{
    private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Second, 1);
    private readonly OutputNeed<long> _offender = Need.Output(Offender.Close) with { Optional = true };

    public static PluginDescriptor Descriptor { get; } =
        new("test_steady", PluginCategory.Features, "Steady") { Summary = "Does its work." };

    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Second))
            {
                Needs = options.ReadsOffender ? [_closes, _offender] : [_closes],
            }
        );

    public RunResult Compute(IRun run)
    {
        bench.Started((int)((run.Now - SecondBars.First).TotalSeconds + 0.5));
        if (options.ReadsOffender && run.TryValue(_offender, out _))
        {
            Interlocked.Increment(ref bench.SeenOutputs);
        }

        return RunResult.Ok;
    }
}

internal sealed record SteadyOptions
{
    public bool ReadsOffender { get; init; }
}
