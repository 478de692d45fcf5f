using OptiFire.Numerics.Filtering;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Features;

/// <summary>Sees an instrument's log price through a Kalman filter whose variances are estimated, not chosen.</summary>
/// <remarks>
/// <code>
/// x⁻ = Fx, P⁻ = FPFᵀ + Q;  v = y − Hx⁻, S = HP⁻Hᵀ + R, K = P⁻HᵀS⁻¹;  x = x⁻ + Kv, P by Joseph's form
/// Q, R maximise −½Σ(ln S + v²/S) over the training bars
/// </code>
/// The filter goes on from bar to bar and never looks back; a missing bar is a prediction without an update.
/// </remarks>
public sealed class KalmanTrend(KalmanTrendOptions options) : IPlugin<KalmanTrend, KalmanTrendOptions>, IFeature
{
    private readonly KalmanTracker _tracker = new(options);
    private readonly BarSize _size = new(options.BarSeconds);
    private readonly WindowNeed<Bar, double> _closes = Closes(options, default);
    private readonly WindowNeed<Bar, double>? _benchmark =
        options.Model == KalmanModel.DynamicRegression ? Closes(options, options.Benchmark) : null;

    /// <summary>The filtered log price, on the scale of the newest close.</summary>
    public static Output<double> State { get; } = Output.Number("state", "log price");

    /// <summary>The variance of the filtered log price.</summary>
    public static Output<double> Variance { get; } = Output.Number("variance", "log price squared");

    /// <summary>The newest prediction error in standard errors, about standard normal if the model is right.</summary>
    public static Output<double> InnovationZ { get; } = Output.Number("innovation_z", "standard errors");

    /// <summary>The filtered slope; of the local linear trend only.</summary>
    public static Output<double> Slope { get; } = Output.Number("slope", "log return per bar");

    /// <summary>The filtered hedge ratio; of the dynamic regression only.</summary>
    public static Output<double> Beta { get; } = Output.Number("beta", "log price per log price");

    /// <summary>The variances in force: the observation's, then the state's per bar.</summary>
    public static Output<double[]> Variances { get; } = Output.Numbers("variances", "log price squared");

    /// <summary>Bars since the variances were estimated; above the refit interval when an estimation did not converge.</summary>
    public static Output<long> FitAge { get; } = Output.Integer("fit_age", "bars");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("fe_kalman", PluginCategory.Features, "Kalman filter")
        {
            Summary = "Filters the log price with a local level, a local linear trend or a dynamic regression.",
            Sources =
            [
                "R. E. Kalman, Journal of Basic Engineering 82 (1960) 35–45",
                "J. Durbin and S. J. Koopman, Time Series Analysis by State Space Methods, 2nd ed. (2012)",
                "A. C. Harvey, Forecasting, Structural Time Series Models and the Kalman Filter (1989)",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(
                Role.Feature,
                Scope.Instrument(),
                _benchmark is null
                    ? [Trigger.OnBar(_size)]
                    : [Trigger.OnBar(_size), Trigger.On<Bar>(options.Benchmark, _size.Variant)]
            )
            {
                Needs = _benchmark is null ? [_closes] : [_closes, _benchmark],
                Outputs = [State, Variance, InnovationZ, Slope, Beta, Variances, FitAge],
                Budget = new Budget(CpuMilliseconds: 1_000, MemoryMegabytes: 100),
            }
        ).WithState(static () => KalmanTrendState.Empty);

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        if (_benchmark is not null && run.Instrument.Symbol == options.Benchmark)
        {
            return RunResult.NotReady("the benchmark is the instrument itself");
        }

        Window<double> closes = run.Window(_closes);
        Window<double> benchmark = _benchmark is null ? default : run.Window(_benchmark);
        ref KalmanTrendState state = ref run.State<KalmanTrendState>();
        RunResult result = _tracker.Advance(closes, benchmark, run.Calendar, ref state, out Innovation innovation);
        if (result != RunResult.Ok)
        {
            return result;
        }

        KalmanReading reading = _tracker.Read(state);
        run.Publish(State, Math.Log(closes.Values[^1]) + reading.Level - state.Price);
        run.Publish(Variance, reading.Variance);
        run.Publish(InnovationZ, innovation.Standardized);
        run.Publish(Variances, state.Variances);
        run.Publish(FitAge, state.BarsSinceFit);
        if (options.Model == KalmanModel.LocalLinearTrend)
        {
            run.Publish(Slope, reading.Slope);
        }
        else if (options.Model == KalmanModel.DynamicRegression)
        {
            run.Publish(Beta, reading.Beta);
        }

        return RunResult.Ok;
    }

    // One more than the training bars: the newest is judged by variances that have not seen it.
    private static WindowNeed<Bar, double> Closes(KalmanTrendOptions options, InstrumentRef of) =>
        CloseWindow.Of(
            new BarSize(options.BarSeconds),
            options.TrainingBars + 1,
            options.TrainingBars + 1,
            Adjustment.TotalReturn,
            of
        );
}
