using System.Globalization;
using OptiFire.Numerics.Information;
using OptiFire.Numerics.Regimes;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Tells how afraid the option market is, and shrinks the whole portfolio when it is.</summary>
/// <remarks>
/// <code>
/// percentile = rank of VIX among its last n closes / n        term structure = VIX / VIX3M
/// regime = bands of VIX: entered upwards when confirmed, left below a band less the hysteresis;
///          Crisis at once, and from Elevated on also where the term structure is inverted
/// </code>
/// Runs when a close of the index becomes available (16:15 in New York), so no decision of 16:00 has seen it.
/// </remarks>
public sealed class VolatilityRegime(VolatilityRegimeOptions options)
    : IPlugin<VolatilityRegime, VolatilityRegimeOptions>,
        ISizing
{
    private readonly VixBands _bands = options.ToBands();

    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        BarSize.Day,
        options.PercentileWindow,
        options.PercentileWindow,
        Adjustment.Raw,
        options.Symbol,
        TimeSpan.FromDays(options.MaxAgeDays)
    );

    private readonly RowsNeed<Bar>? _threeMonth =
        options.ThreeMonthSymbol.Length == 0
            ? null
            : CloseWindow.Optional(BarSize.Day, options.PercentileWindow, options.ThreeMonthSymbol);

    /// <summary>The regime in force.</summary>
    public static Output<VixRegime> Regime { get; } = Output.Enumeration<VixRegime>("regime");

    /// <summary>Where the newest close stands among the trailing ones, a fraction in (0, 1].</summary>
    public static Output<double> Percentile { get; } = Output.Number("percentile", "fraction");

    /// <summary>The share of targets held, a fraction in [0, 1].</summary>
    public static Output<double> Multiplier { get; } = Output.Number("multiplier", "fraction");

    /// <summary>VIX over VIX3M of the same close, above 1 when inverted; written only when both are known.</summary>
    public static Output<double> TermStructure { get; } = Output.Number("term_structure", "ratio");

    /// <summary>What put the regime in force.</summary>
    public static Output<string> Reason { get; } = Output.Text("reason");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_vix_regime", PluginCategory.Alpha, "VIX regime")
        {
            Summary = "Classifies the VIX into four regimes without flapping, and scales exposure by regime.",
            Sources =
            [
                "R. E. Whaley, Journal of Portfolio Management 26 (2000) 12–17 and 35 (2009) 98–105",
                "D. P. Simon and J. Campasano, Journal of Derivatives 21 (2014) 54–69",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Sizing, Scope.Portfolio, Trigger.On<Bar>(options.Symbol, BarSize.Day.Variant))
            {
                Needs = _threeMonth is null ? [_closes] : [_closes, _threeMonth],
                Outputs = [Regime, Percentile, Multiplier, TermStructure, Reason],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
                Stage = Stage.Scale,
            }
        ).WithState(static () => new VolatilityRegimeState(default, Timestamp.MinValue));

    /// <inheritdoc />
    public RunResult Size(ISizingRun run)
    {
        Window<double> closes = run.Window(_closes);
        double vix = closes.Values[^1];
        if (!(vix > 0))
        {
            return RunResult.NotReady("the newest close of the index is not above 0");
        }

        var threeMonth = new IndexLevels(_threeMonth is null ? [] : run.Rows(_threeMonth), run.Instruments);
        ref VolatilityRegimeState state = ref run.State<VolatilityRegimeState>();
        for (int i = 0; i < closes.Length; i++)
        {
            // Each close counts once: the dwell is measured in observations. The warm-up sets the first regime.
            if (closes.Times[i] > state.LastClose && closes.Values[i] > 0)
            {
                double ratio = closes.Values[i] / threeMonth.At(closes.Times[i]);
                state = new(VixRegimeFilter.Step(state.Filter, closes.Values[i], ratio, _bands), closes.Times[i]);
            }
        }

        VixRegime regime = state.Filter.Regime;
        double multiplier = options.MultiplierOf(regime);
        double termStructure = vix / threeMonth.At(closes.Times[^1]);
        run.Publish(Regime, regime);
        run.Publish(Percentile, PercentileRank.OfLast(Positive(closes)));
        run.Publish(Multiplier, multiplier);
        run.Publish(Reason, Explain(regime, vix, termStructure));
        if (!double.IsNaN(termStructure))
        {
            run.Publish(TermStructure, termStructure);
        }

        run.Scale(multiplier, $"VIX regime {regime}");
        return RunResult.Ok;
    }

    // A bad print of months ago is no observation, and no reason to be silent for a year either.
    private static double[] Positive(Window<double> closes)
    {
        double[] kept = new double[closes.Length];
        int count = 0;
        foreach (double close in closes.Values)
        {
            kept[count] = close;
            count += close > 0 ? 1 : 0;
        }

        return kept[..count];
    }

    private string Explain(VixRegime regime, double vix, double termStructure)
    {
        VixRegime reading = _bands.Classify(vix, termStructure);
        string because =
            reading > regime ? $"a rise to {reading} waits to be confirmed"
            : reading < regime ? $"the reading is {reading}, but hysteresis or dwell hold the regime"
            : reading == _bands.Classify(vix) ? "by level"
            : "by inverted term structure";
        return string.Create(CultureInfo.InvariantCulture, $"{regime} at VIX {vix:0.##}: {because}");
    }
}
