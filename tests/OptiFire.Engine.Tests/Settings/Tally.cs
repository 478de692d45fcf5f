using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Counts its runs in its state, and says what it was set to and how many closes it saw.</summary>
internal sealed class Tally(TallyOptions options) : IPlugin<Tally, TallyOptions>, IFeature
{
    private readonly WindowNeed<Bar, double> _closes = Need.Window(Bar.ClosePrice, BarSize.Day, options.Window);

    public static PluginDescriptor Descriptor { get; } =
        new("test_tally", PluginCategory.Features, "Tally") { Summary = "Counts its runs." };

    public static Output<long> Runs { get; } = Output.Integer("runs");

    public static Output<double> Oldest { get; } = Output.Number("oldest");

    public static Output<long> Label { get; } = Output.Integer("label");

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_closes],
                Outputs = [Runs, Oldest, Label],
            }
        ).WithState(static () => new Count(0));

    public RunResult Compute(IRun run)
    {
        if (options.Left != options.Right)
        {
            return RunResult.Failed($"torn: {options.Left} and {options.Right}");
        }

        ref Count count = ref run.State<Count>();
        count = new Count(count.Runs + 1);
        run.Publish(Runs, count.Runs);
        run.Publish(Oldest, run.Window(_closes).Values[0]);
        run.Publish(Label, options.Left);
        return RunResult.Ok;
    }

    internal readonly record struct Count(long Runs) : IPluginState<Count>
    {
        public static int SchemaVersion => 1;

        public Count Copy() => this;

        public void Write(PayloadWriter writer) => writer.WriteInt64(Runs);

        public static Count Read(ref PayloadReader reader, int schemaVersion) => new(reader.ReadInt64());
    }
}

internal sealed record TallyOptions
{
    public int Left { get; init; }

    public int Right { get; init; }

    public int Window { get; init; } = 1;

    [ResetsState]
    public int Kind { get; init; }
}
