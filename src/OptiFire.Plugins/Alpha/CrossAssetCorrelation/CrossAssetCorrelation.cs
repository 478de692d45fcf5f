using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Returns;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Alpha;

/// <summary>Tells when the correlation of two assets has left the one it had before: stocks and bonds by default.</summary>
/// <remarks>
/// <code>Z = (atanh ρ_short − atanh ρ_long) / √(1/(n_short − 3) + 1/(n_long − 3))</code>
/// Daily log total returns between closes of the same moment; the long window ends where the short one begins.
/// </remarks>
public sealed class CrossAssetCorrelation(CrossAssetCorrelationOptions options)
    : IPlugin<CrossAssetCorrelation, CrossAssetCorrelationOptions>,
        IFeature
{
    private readonly int _matches = options.ShortWindow + options.LongWindow + 1;
    private readonly MatchedCloses _matching = new(TimeSpan.FromDays(options.MaxGapDays));
    private readonly WindowNeed<Bar, double> _first = Closes(options, options.First);
    private readonly WindowNeed<Bar, double> _second = Closes(options, options.Second);

    /// <summary>Correlation of the recent window, in [−1, 1].</summary>
    public static Output<double> RhoShort { get; } = Output.Number("rho_short", "correlation");

    /// <summary>Correlation of the window before it, in [−1, 1].</summary>
    public static Output<double> RhoLong { get; } = Output.Number("rho_long", "correlation");

    /// <summary>Their difference after Fisher's transform, in standard errors.</summary>
    public static Output<double> Z { get; } = Output.Number("z", "standard errors");

    /// <summary>What the threshold makes of it: Normal, BreakdownUp or BreakdownDown.</summary>
    public static Output<BreakdownState> State { get; } = Output.Enumeration<BreakdownState>("state");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_cross_asset_corr", PluginCategory.Alpha, "Cross-asset correlation breakdown")
        {
            Summary = "Tests whether the recent correlation of two assets has left the one before it.",
            Sources =
            [
                "R. A. Fisher, Metron 1 (1921) 3–32",
                "R. Engle, Journal of Business & Economic Statistics 20 (2002) 339–350",
                "L. Baele, G. Bekaert and K. Inghelbrecht, Review of Financial Studies 23 (2010) 2374–2428",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Universe(options.First, options.Second), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_first, _second],
                Outputs = [RhoShort, RhoLong, Z, State],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            }
        );

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        Window<double> first = run.Window(_first);
        Window<double> second = run.Window(_second);
        if (first.Times[^1] != second.Times[^1])
        {
            return RunResult.NotReady("the newest closes are not of the same moment");
        }

        double[] firstCloses = new double[_matches];
        double[] secondCloses = new double[_matches];
        if (_matching.Take(first, second, firstCloses, secondCloses) is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        BreakdownReading reading = FisherBreakdown.Latest(
            Returns(firstCloses),
            Returns(secondCloses),
            options.ShortWindow,
            options.LongWindow,
            options.Threshold
        );
        if (reading.State == BreakdownState.Undefined)
        {
            return RunResult.NotReady("a window has no correlation: an asset does not move");
        }

        run.Publish(RhoShort, reading.Short);
        run.Publish(RhoLong, reading.Long);
        run.Publish(Z, reading.Z);
        run.Publish(State, reading.State);
        return RunResult.Ok;
    }

    private static WindowNeed<Bar, double> Closes(CrossAssetCorrelationOptions options, string symbol)
    {
        int matches = options.ShortWindow + options.LongWindow + 1;
        return CloseWindow.Of(BarSize.Day, matches + options.MaxUnmatched, matches, Adjustment.TotalReturn, symbol);
    }

    private static double[] Returns(double[] closes)
    {
        double[] returns = new double[closes.Length - 1];
        LogReturns.FromPrices(closes, returns);
        return returns;
    }
}
