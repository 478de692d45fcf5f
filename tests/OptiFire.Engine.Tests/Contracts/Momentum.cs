using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Tests.Contracts;

/// <summary>A stateful signal per instrument: long while an exponential average of returns is positive.</summary>
internal sealed class Momentum(MomentumOptions options) : IPlugin<Momentum, MomentumOptions>, ISignal
{
    private readonly WindowNeed<Bar, double> _closes = Need.Window(Bar.ClosePrice, BarSize.Day, 2);

    public static PluginDescriptor Descriptor { get; } =
        new("test_momentum", PluginCategory.Alpha, "Momentum") { Summary = "Exponential average of returns." };

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_closes],
                Outputs = [Average],
            }
        ).WithState(() => new MomentumState(0, 0));

    public static Output<double> Average { get; } = Output.Number("average");

    public RunResult Evaluate(ISignalRun run)
    {
        ReadOnlySpan<double> closes = run.Window(_closes);
        ref MomentumState state = ref run.State<MomentumState>();
        state = state.Next((closes[^1] / closes[^2]) - 1, options.Decay);
        for (int i = 0; i < options.Work; i++)
        {
            state = state with { Noise = Math.Sin(state.Noise + i) };
        }

        run.Publish(Average, state.Average);
        run.Emit(new SignalUpdate(state.Average > 0 ? 1 : -0.5));
        return RunResult.Ok;
    }
}

internal sealed record MomentumOptions
{
    public double Decay { get; init; } = 0.9;

    public int Work { get; init; }
}

internal readonly record struct MomentumState(double Average, double Noise) : IPluginState<MomentumState>
{
    public static int SchemaVersion => 1;

    public MomentumState Next(double change, double decay) =>
        this with
        {
            Average = (decay * Average) + ((1 - decay) * change),
        };

    public MomentumState Copy() => this;

    public void Write(PayloadWriter writer)
    {
        writer.WriteDouble(Average);
        writer.WriteDouble(Noise);
    }

    public static MomentumState Read(ref PayloadReader reader, int schemaVersion) =>
        new(reader.ReadDouble(), reader.ReadDouble());
}
