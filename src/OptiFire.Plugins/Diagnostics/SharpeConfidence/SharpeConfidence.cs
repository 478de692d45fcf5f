using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>Says how much of the portfolio's Sharpe ratio may be luck.</summary>
/// <remarks>
/// <code>
/// s.e.(SR) = √((1 − γ₃·SR + (γ₄ − 1)/4·SR²)/(T − 1)),  γ₄ raw (3 for normal), SR per session
/// yearly = η·SR,  η = q/√(q + 2Σ(q − k)ρₖ),  q sessions per year
/// PSR = Φ((SR − SR*)/s.e.),  DSR = PSR against the best of N worthless trials
/// </code>
/// </remarks>
public sealed class SharpeConfidence(SharpeConfidenceOptions options)
    : IPlugin<SharpeConfidence, SharpeConfidenceOptions>,
        IMonitor,
        IReport
{
    private readonly EquityNeed _closes = Need.Equity(
        options.Window == 0 ? 0 : options.Window + 1,
        options.MinObservations + 1
    );

    private readonly TrackRecordNeed _records = Need.TrackRecords();

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("diag_sharpe_ci", PluginCategory.Diagnostics, "Sharpe ratio with confidence")
        {
            Summary = "Gives the portfolio's Sharpe ratio an interval, and the probability that it is more than luck.",
            Sources =
            [
                "A. W. Lo, Financial Analysts Journal 58 (2002) 36–52",
                "E. Mertens, working paper (2002); J. D. Opdyke, Journal of Asset Management 8 (2007) 308–336",
                "D. Bailey and M. López de Prado, Journal of Risk 15 (2012) 3–44 and Journal of Portfolio Management 40 (2014) 94–107",
            ],
        };

    /// <summary>The ratio per session.</summary>
    public static Output<double> Ratio { get; } = Output.Number("sharpe", "per session");

    /// <summary>The ratio per year, correlation of sessions allowed for.</summary>
    public static Output<double> Annual { get; } = Output.Number("sharpe_annual", "per year");

    /// <summary>Lower end of the interval.</summary>
    public static Output<double> Lower { get; } = Output.Number("ci_low", "per year");

    /// <summary>Upper end of the interval.</summary>
    public static Output<double> Upper { get; } = Output.Number("ci_high", "per year");

    /// <summary>Lower end of the interval that also allows for correlated returns.</summary>
    public static Output<double> LowerHac { get; } = Output.Number("ci_hac_low", "per year");

    /// <summary>Upper end of the interval that also allows for correlated returns.</summary>
    public static Output<double> UpperHac { get; } = Output.Number("ci_hac_high", "per year");

    /// <summary>Probability that the true ratio is above the benchmark.</summary>
    public static Output<double> Probability { get; } = Output.Number("psr", "probability");

    /// <summary>Probability that it is above what the best of the trials shows by luck.</summary>
    public static Output<double> Deflated { get; } = Output.Number("dsr", "probability");

    /// <summary>Observations there are over the least that would show the ratio to be above the benchmark; 0 when it is not above.</summary>
    public static Output<double> TrackRecordShare { get; } =
        Output.Number("track_record_share", "fraction of the minimum track record");

    /// <summary>How many session returns were used.</summary>
    public static Output<long> Observations { get; } = Output.Integer("observations", "sessions");

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Monitor, Scope.Portfolio, Trigger.At(Schedule.AtClose()))
            {
                Needs = [_closes, _records],
                Outputs =
                [
                    Ratio,
                    Annual,
                    Lower,
                    Upper,
                    LowerHac,
                    UpperHac,
                    Probability,
                    Deflated,
                    TrackRecordShare,
                    Observations,
                ],
                Budget = new Budget(CpuMilliseconds: 20, MemoryMegabytes: 5),
            },
            new Activation(Role.Report, Scope.Portfolio, Trigger.At(Schedule.AtClose()))
            {
                Needs = [_closes, _records],
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 10),
            }
        );

    /// <inheritdoc />
    public RunResult Observe(IMonitorRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Read(run, out double[] excess) is not { } reading)
        {
            return RunResult.NotReady(NoRatio);
        }

        ConfidenceInterval interval = reading.Interval(options.Confidence);
        ConfidenceInterval hac = reading.IntervalHac(options.Confidence);
        run.Publish(Ratio, reading.Estimate.Ratio);
        run.Publish(Annual, reading.Annual);
        run.Publish(Lower, interval.Lower);
        run.Publish(Upper, interval.Upper);
        run.Publish(LowerHac, hac.Lower);
        run.Publish(UpperHac, hac.Upper);
        run.Publish(Probability, reading.Probability);
        run.Publish(Deflated, reading.Deflated);
        run.Publish(TrackRecordShare, excess.Length / reading.MinimumTrackRecord);
        run.Publish(Observations, excess.Length);
        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Draw(IReportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Read(run, out double[] excess) is not { } reading)
        {
            return RunResult.NotReady(NoRatio);
        }

        run.Show(SharpeDrawing.Table(reading, options));
        run.Show(SharpeDrawing.Chart(excess, run.Equity(_closes).Times[1..], reading.Factor, options));
        return RunResult.Ok;
    }

    private const string NoRatio = "the returns do not vary, or their correlations leave no variance for a year";

    private SharpeReading? Read(IRun run, out double[] excess)
    {
        Window<double> equity = run.Equity(_closes);
        int sessions = run.Calendar.SessionsPerYear;
        excess = ExcessReturns.Of(equity.Values, options.RiskFreeRate / sessions);
        double trials = options.Trials > 0 ? options.Trials : run.TrackRecords(_records).Sum(r => r.Trials);
        return SharpeReading.Of(excess, sessions, Math.Max(trials, 1), options);
    }
}
