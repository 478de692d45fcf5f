using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Features;

/// <summary>Makes an instrument's log price stationary and keeps as much of its memory as that allows.</summary>
/// <remarks>
/// <code>y = Σ wₖxₜ₋ₖ,  w₀ = 1,  wₖ = −wₖ₋₁(d − k + 1)/k  down to the first |wₖ| &lt; τ</code>
/// The window has the same length at every bar, so nothing drifts. An order d that is searched is the least one whose
/// difference of the training closes rejects a unit root; it is chosen once, on closes before the first result.
/// </remarks>
public sealed class FractionalDifferences(FractionalDifferencesOptions options)
    : IPlugin<FractionalDifferences, FractionalDifferencesOptions>,
        IFeature
{
    private const int RetryBars = 21;
    private const int FewestTested = 100;

    private readonly int _length = Length(options);
    private readonly BridgedCloses _bridged = new(new BarSize(options.BarSeconds), options.MaxMissing);
    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        new BarSize(options.BarSeconds),
        Length(options) + options.MaxMissing + 1,
        Length(options),
        Adjustment.TotalReturn
    );

    /// <summary>The fractional difference of the log price.</summary>
    public static Output<double> Difference { get; } = Output.Number("difference", "log price");

    /// <summary>The order d in force.</summary>
    public static Output<double> Order { get; } = Output.Number("order", "order");

    /// <summary>Bars a difference looks back.</summary>
    public static Output<long> Window { get; } = Output.Integer("window", "bars");

    /// <summary>τ, the weight below which the past is left out.</summary>
    public static Output<double> Threshold { get; } = Output.Number("threshold", "weight");

    /// <summary>The p-value of the unit-root test on the training stretch; of a searched order only.</summary>
    public static Output<double> PValue { get; } = Output.Number("p_value", "probability");

    /// <summary>The difference's correlation with the log price there: the memory kept; of a searched order only.</summary>
    public static Output<double> LevelCorrelation { get; } = Output.Number("level_correlation", "correlation");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("fe_fracdiff", PluginCategory.Features, "Fractional differences")
        {
            Summary = "Differences the log price by a fraction: stationary, with memory.",
            Sources =
            [
                "J. R. M. Hosking, Biometrika 68 (1981) 165–176",
                "M. López de Prado, Advances in Financial Machine Learning (2018), chapter 5",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(new BarSize(options.BarSeconds)))
            {
                Needs = [_closes],
                Outputs = [Difference, Order, Window, Threshold, PValue, LevelCorrelation],
                Budget = new Budget(CpuMilliseconds: 1_000, MemoryMegabytes: 20),
            }
        ).WithState(static () => FractionalDifferencesState.Empty);

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        Window<double> closes = run.Window(_closes);
        if (!(closes.Values[^1] > 0))
        {
            return RunResult.NotReady("the newest close is not above 0");
        }

        ref FractionalDifferencesState state = ref run.State<FractionalDifferencesState>();
        double offset = Advance(closes, ref state);
        double[] path = new double[_length];
        string? reason = _bridged.Take(closes, run.Calendar, offset, path) ?? FindOrder(path, ref state);
        if (reason is not null)
        {
            return RunResult.NotReady(reason);
        }

        double[] weights = FractionalWeights.AboveThreshold(state.Order, options.Threshold);
        var differencer = new FractionalDifferencer(
            weights,
            path.AsSpan(path.Length - weights.Length, weights.Length - 1)
        );
        run.Publish(Difference, differencer.Push(path[^1]));
        run.Publish(Order, state.Order);
        run.Publish(Window, weights.Length);
        run.Publish(Threshold, options.Threshold);
        if (options.Choice == OrderChoice.Searched)
        {
            run.Publish(PValue, state.PValue);
            run.Publish(LevelCorrelation, state.LevelCorrelation);
        }

        return RunResult.Ok;
    }

    // A split or dividend restates the past of the window: what it restated is added back, so that it is no shock.
    private static double Advance(Window<double> closes, ref FractionalDifferencesState state)
    {
        int last = closes.Times.BinarySearch(state.LastBar);
        bool begins = last < 0 || !(closes.Values[last] > 0);
        double offset = begins ? 0 : state.Level - Math.Log(closes.Values[last]);
        state = (begins ? FractionalDifferencesState.Empty : state) with
        {
            LastBar = closes.Times[^1],
            Level = offset + Math.Log(closes.Values[^1]),
            BarsToSearch = begins ? 0 : Math.Max(0, state.BarsToSearch - 1),
        };
        return offset;
    }

    /// <summary>Null when there is an order; otherwise why there is none.</summary>
    private string? FindOrder(double[] path, ref FractionalDifferencesState state)
    {
        if (options.Choice == OrderChoice.Fixed)
        {
            state = state with { Order = options.Order };
        }
        else if (double.IsNaN(state.Order) && state.BarsToSearch == 0)
        {
            double[] orders =
            [
                .. Enumerable.Range(0, options.SearchSteps + 1).Select(i => (double)i / options.SearchSteps),
            ];
            state = DifferencingOrder.SmallestOf(
                path.AsSpan(..^1),
                orders,
                UnitRoot,
                options.Threshold,
                options.Significance
            )
                is { } fit
                ? state with
                {
                    Order = fit.Order,
                    PValue = fit.PValue,
                    LevelCorrelation = fit.LevelCorrelation,
                }
                : state with
                {
                    BarsToSearch = RetryBars,
                };
        }

        return double.IsNaN(state.Order) ? "no order up to 1 makes the training closes stationary" : null;
    }

    // A long window leaves few differences to be tested, and few would reject too easily: the p-value is asymptotic.
    private static double UnitRoot(ReadOnlySpan<double> differences) =>
        differences.Length < FewestTested ? double.NaN : AugmentedDickeyFuller.Test(differences).PValue;

    // Training comes before the bar that is told, and no order found on it looks back further than it.
    private static int Length(FractionalDifferencesOptions options) =>
        options.Choice == OrderChoice.Searched
            ? options.TrainingBars + 1
            : FractionalWeights.AboveThreshold(options.Order, options.Threshold).Length;
}
