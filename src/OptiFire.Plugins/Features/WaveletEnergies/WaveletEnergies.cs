using OptiFire.Numerics.Wavelets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Features;

/// <summary>Tells on which time scales an instrument's returns vary.</summary>
/// <remarks>
/// <code>
/// V₀ = r,  Wⱼ(t) = Σ h(l)·Vⱼ₋₁(t − 2ʲ⁻¹l),  Vⱼ(t) = Σ g(l)·Vⱼ₋₁(t − 2ʲ⁻¹l)
/// share(j) = Σ Wⱼ²/ΣᵢΣ Wᵢ² over the window        r(t) = Σⱼ (Vⱼ₋₁ − Vⱼ)(t) + V_J(t)
/// </code>
/// The maximal overlap transform with right-edge coefficients only: each looks back, none is ever revised.
/// </remarks>
public sealed class WaveletEnergies(WaveletEnergiesOptions options)
    : IPlugin<WaveletEnergies, WaveletEnergiesOptions>,
        IFeature
{
    private readonly BarSize _size = new(options.BarSeconds);
    private readonly int _returns = Returns(options);
    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        new BarSize(options.BarSeconds),
        Returns(options) + 1 + options.MaxMissing,
        Returns(options) + 1,
        Adjustment.TotalReturn
    );

    /// <summary>Each level's share of the energy, finest first, adding up to 1.</summary>
    public static Output<double[]> Shares { get; } = Output.Numbers("shares", "fraction");

    /// <summary>Each level's mean squared coefficient, finest first: the wavelet variance.</summary>
    public static Output<double[]> Variances { get; } = Output.Numbers("variances", "fraction² per bar");

    /// <summary>What each level, finest first, adds to the newest return.</summary>
    public static Output<double[]> Details { get; } = Output.Numbers("details", "log return per bar");

    /// <summary>What is left of the newest return beside them: a mean of the last returns.</summary>
    public static Output<double> Smooth { get; } = Output.Number("smooth", "log return per bar");

    /// <summary>The level with the most energy, from 1.</summary>
    public static Output<long> DominantLevel { get; } = Output.Integer("dominant_level", "level");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("fe_wavelet", PluginCategory.Features, "Wavelet energies")
        {
            Summary = "Splits the variation of returns by time scale with a causal wavelet transform.",
            Sources =
            [
                "D. B. Percival and A. T. Walden, Wavelet Methods for Time Series Analysis (2000), chapters 5 and 8",
                "S. G. Mallat, IEEE Transactions on Pattern Analysis and Machine Intelligence 11 (1989) 674–693",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(_size))
            {
                Needs = [_closes],
                Outputs = [Shares, Variances, Details, Smooth, DominantLevel],
                Budget = new Budget(CpuMilliseconds: 20, MemoryMegabytes: 5),
            }
        );

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        double[] returns = new double[_returns];
        if (RecentReturns.Take(run.Window(_closes), run.Calendar, _size, returns) is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        int levels = options.Levels;
        var transform = new CausalMaximalOverlap(WaveletOf(options), levels);
        double[] variances = new double[levels];
        foreach (double value in returns)
        {
            transform.Push(value);
            for (int j = 0; j < levels && transform.IsReady; j++)
            {
                variances[j] += transform.Details[j] * transform.Details[j] / options.Window;
            }
        }

        double total = variances.Sum();
        if (!(total > 0))
        {
            return RunResult.NotReady("the returns do not vary");
        }

        run.Publish(Shares, [.. variances.Select(variance => variance / total)]);
        run.Publish(Variances, variances);
        run.Publish(Details, [.. Enumerable.Range(1, levels).Select(transform.AdditiveDetail)]);
        run.Publish(Smooth, transform.Smooth);
        run.Publish(DominantLevel, Array.IndexOf(variances, variances.Max()) + 1);
        return RunResult.Ok;
    }

    // The first coefficient of the window needs its whole past, each further one a return more.
    private static int Returns(WaveletEnergiesOptions options) =>
        MaximalOverlap.WarmUp(WaveletOf(options), options.Levels) + options.Window - 1;

    private static Wavelet WaveletOf(WaveletEnergiesOptions options) =>
        options.Wavelet == WaveletFilter.Haar ? Wavelet.Haar : Wavelet.Named("la8");
}
