using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.SampleStrategies.MovingAverageCross;

/// <summary>Long while the fast average of closes is above the slow one, flat while it is below, unchanged on a tie.</summary>
/// <remarks>
/// <code>d = slow · Σ(last fast closes) − fast · Σ(last slow closes)</code>
/// d has the sign of the difference of the averages, and whole numbers make a tie exact.
/// </remarks>
public sealed class MovingAverageCross(MovingAverageCrossOptions options)
    : IPlugin<MovingAverageCross, MovingAverageCrossOptions>,
        ISignal
{
    private readonly WindowNeed<Bar, long> _closes = Need.Window(
        Bar.RawClose,
        new BarSize(options.BarSeconds),
        Math.Max(options.Fast, options.Slow)
    );

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("sample_sma_cross", PluginCategory.Alpha, "Moving-average cross")
        {
            Summary = "Long while the fast moving average is above the slow one.",
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(new BarSize(options.BarSeconds)))
            {
                Needs = [_closes],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            }
        );

    /// <inheritdoc />
    public RunResult Evaluate(ISignalRun run)
    {
        ReadOnlySpan<long> closes = run.Window(_closes);
        long difference = (options.Slow * Sum(closes[^options.Fast..])) - (options.Fast * Sum(closes[^options.Slow..]));
        if (difference != 0)
        {
            run.Emit(new SignalUpdate(difference > 0 ? 1 : 0));
        }

        return RunResult.Ok;
    }

    private static long Sum(ReadOnlySpan<long> closes)
    {
        long sum = 0;
        foreach (long close in closes)
        {
            sum += close;
        }

        return sum;
    }
}
