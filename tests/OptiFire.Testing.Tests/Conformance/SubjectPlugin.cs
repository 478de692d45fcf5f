using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>Says the mean of all closes, once it has ten; and does one thing wrong.</summary>
public sealed class SubjectPlugin(SubjectOptions options) : IPlugin<SubjectPlugin, SubjectOptions>, IFeature
{
    public const int WarmUp = 10;

    private readonly WindowNeed<Bar, double> _closes = Need.Window(
        Bar.ClosePrice,
        BarSize.Day,
        options.Behaviour == Behaviour.SaysZero ? 1 : WarmUp
    );
    private int _aside;

    public static PluginDescriptor Descriptor { get; } =
        new("subject", PluginCategory.Features, "Subject") { Summary = "Says the mean of all closes." };

    public static Output<double> Mean { get; } = Output.Number("mean", "currency");

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_closes],
                Outputs = [Mean],
                Budget = new Budget(CpuMilliseconds: 1, MemoryMegabytes: 1),
            }
        ).WithState(() => new SubjectState(options.Behaviour, 0, 0, []));

    public RunResult Compute(IRun run)
    {
        Window<double> window = run.Window(_closes);
        ref SubjectState state = ref run.State<SubjectState>();
        state.Add(window.Values[^1]);
        double said = state.Mean;
        switch (options.Behaviour)
        {
            case Behaviour.Peeks:
                said = NextClose(run, window.Times[^1]) ?? said;
                break;
            case Behaviour.SaysZero:
                said = state.Count < WarmUp ? 0 : said;
                break;
            case Behaviour.Guesses:
                said += Guid.NewGuid().GetHashCode();
                break;
            case Behaviour.RemembersAside:
                said += _aside++;
                break;
            case Behaviour.Spins:
                Spin(TimeSpan.FromMilliseconds(6));
                break;
            case Behaviour.Gorges:
                byte[] much = new byte[3 << 20];
                said += much[^1];
                break;
            case Behaviour.Hoards:
                state.Hoard = [.. state.Hoard, said];
                break;
            case Behaviour.TripsOverGaps when window.Times[^1] - window.Times[^2] > TimeSpan.FromDays(7):
                throw new InvalidOperationException("a week is missing");
            case Behaviour.DividesByGaps when window.Times[^1] - window.Times[^2] > TimeSpan.FromDays(7):
                said = double.PositiveInfinity;
                break;
            case Behaviour.WantsInstrument when !run.Instruments.TryFind("BBB", out _):
                throw new InvalidOperationException("BBB is missing");
            case Behaviour.SaysNothing:
                return RunResult.NotReady("it never is");
            case Behaviour.Throws:
                throw new InvalidOperationException("always");
            default:
                break;
        }

        run.Publish(Mean, said);
        return RunResult.Ok;
    }

    private static double? NextClose(IRun run, Timestamp now)
    {
        SortedList<(int, Timestamp), long> closes = LeakyMarket.Open.Value!;
        lock (closes)
        {
            foreach (((int instrument, Timestamp time), long close) in closes)
            {
                if (instrument == run.Shard.Instrument.Value && time > now)
                {
                    return close;
                }
            }
        }

        return null;
    }

    private static void Spin(TimeSpan span)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < span)
        {
            Thread.SpinWait(100);
        }
    }
}
