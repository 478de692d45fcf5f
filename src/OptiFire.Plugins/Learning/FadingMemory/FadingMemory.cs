using OptiFire.Numerics.Learning;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Learning;

/// <summary>Predicts the next return from the last ones with a regression that learns every bar and forgets old bars.</summary>
/// <remarks>
/// <code>
/// xₜ = (1, rₜ, rₜ₋₁, …, rₜ₋ₖ₊₁),  yₜ = rₜ₊₁;   K = Px/(λ + xᵀPx), θ ← θ + K(y − xᵀθ), P ← (P − KxᵀP)/λ
/// </code>
/// The label of a bar is known one bar later, and is learnt from only then; every error is that of a prediction made
/// before the label was known.
/// </remarks>
public sealed class FadingMemory(FadingMemoryOptions options) : IPlugin<FadingMemory, FadingMemoryOptions>, IFeature
{
    private readonly BarSize _size = new(options.BarSeconds);
    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        new BarSize(options.BarSeconds),
        options.WarmUp + options.Lags + 1,
        options.WarmUp + options.Lags + 1,
        Adjustment.TotalReturn
    );

    /// <summary>The log return expected of the next bar.</summary>
    public static Output<double> Prediction { get; } = Output.Number("prediction", "log return per bar");

    /// <summary>The intercept (log return per bar), then the coefficient of each past return, newest first.</summary>
    public static Output<double[]> Coefficients { get; } = Output.Numbers("coefficients");

    /// <summary>The newest return less what was predicted for it one bar ago.</summary>
    public static Output<double> Error { get; } = Output.Number("error", "log return per bar");

    /// <summary>How many returns the coefficients rest on in effect: Σλᵃᵍᵉ, which tends to 1/(1 − λ).</summary>
    public static Output<double> EffectiveMemory { get; } = Output.Number("effective_memory", "bars");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("sl_fading_memory", PluginCategory.Learning, "Fading-memory regression")
        {
            Summary = "Predicts the next return by recursive least squares with exponential forgetting.",
            Sources =
            [
                "L. Ljung and T. Söderström, Theory and Practice of Recursive Identification (1983)",
                "S. Haykin, Adaptive Filter Theory, 4th ed. (2002)",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(_size))
            {
                Needs = [_closes],
                Outputs = [Prediction, Coefficients, Error, EffectiveMemory],
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 5),
            }
        ).WithState(static () => FadingMemoryState.Empty);

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        Window<double> closes = run.Window(_closes);
        ref FadingMemoryState state = ref run.State<FadingMemoryState>();
        int last = closes.Times.BinarySearch(state.LastBar);
        if (last == closes.Length - 1)
        {
            return RunResult.NotReady("no bar is newer than the last one taken in");
        }

        if (last < 0)
        {
            state = FadingMemoryState.Empty;
        }

        var returns = new ReturnPath(closes, run.Calendar, _size, options.Lags);
        double[] regressors = new double[options.Lags + 1];
        RecursiveLeastSquares learner = Learner(state);
        RecursiveLeastSquaresStep step = default;
        double memory = state.Memory;
        int elapsed = state.Elapsed;

        // The first return with a full row before it is number lags + 1; after a restart only the new ones count.
        for (int i = Math.Max(options.Lags + 1, last + 1); i < closes.Length; i++)
        {
            elapsed += returns.Bars(i);
            returns.Fill(i - 1, regressors);
            step = learner.Update(regressors, returns[i], elapsed);
            if (!double.IsNaN(step.Error))
            {
                memory = (memory * Math.Pow(options.Forgetting, elapsed)) + 1;
                elapsed = 0;
            }
        }

        returns.Fill(closes.Length - 1, regressors);
        double prediction = learner.Predict(regressors);
        if (double.IsNaN(prediction) || double.IsNaN(step.Error))
        {
            return RunResult.NotReady("one of the past returns is missing");
        }

        double cap = last < 0 ? options.WindUpLimit * learner.CovarianceTrace : state.TraceCap;
        state = new(closes.Times[^1], elapsed, memory, cap, [.. learner.Root], [.. learner.Target]);
        run.Publish(Prediction, prediction);
        run.Publish(Coefficients, [.. learner.Coefficients]);
        run.Publish(Error, step.Error);
        run.Publish(EffectiveMemory, memory);
        return RunResult.Ok;
    }

    private RecursiveLeastSquares Learner(in FadingMemoryState state) =>
        state.Root.Length == 0
            ? new(options.Lags + 1, options.Forgetting, options.PriorVariance)
            : new(state.Root, state.Target, options.Forgetting, state.TraceCap);
}
