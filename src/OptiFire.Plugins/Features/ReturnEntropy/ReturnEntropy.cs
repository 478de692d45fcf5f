using OptiFire.Numerics.Information;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Features;

/// <summary>Tells how disordered an instrument's recent returns are, by their sizes and by their order.</summary>
/// <remarks>
/// <code>
/// H = −Σ pᵢ log₂ pᵢ over k bins       corrected = H + (m − 1)/(2N ln 2)       share = H/log₂ k
/// </code>
/// The bins are quantiles of the returns before the window: fitted on the window itself they would all be equally full, and
/// H would be log₂ k whatever the returns.
/// </remarks>
public sealed class ReturnEntropy(ReturnEntropyOptions options) : IPlugin<ReturnEntropy, ReturnEntropyOptions>, IFeature
{
    private readonly BarSize _size = new(options.BarSeconds);
    private readonly WindowNeed<Bar, double> _closes = CloseWindow.Of(
        new BarSize(options.BarSeconds),
        options.TrainingReturns + options.Window + 1 + options.MaxMissing,
        options.TrainingReturns + options.Window + 1,
        Adjustment.TotalReturn
    );

    /// <summary>The entropy of the binned returns, in [0, log₂ k].</summary>
    public static Output<double> Entropy { get; } = Output.Number("entropy", "bits");

    /// <summary>The same with Miller and Madow's correction for the length of the window.</summary>
    public static Output<double> EntropyCorrected { get; } = Output.Number("entropy_corrected", "bits");

    /// <summary>The entropy as a share of log₂ k, in [0, 1].</summary>
    public static Output<double> EntropyShare { get; } = Output.Number("entropy_share", "fraction");

    /// <summary>The entropy of the orders of neighbouring returns as a share of log₂ m!, in [0, 1].</summary>
    public static Output<double> PermutationShare { get; } = Output.Number("permutation_share", "fraction");

    /// <summary>Kontoyiannis' estimate of the entropy rate of the sequence of bins: order in time lowers it.</summary>
    public static Output<double> EntropyRate { get; } = Output.Number("entropy_rate", "bits per return");

    /// <summary>The Lempel–Ziv complexity of the sequence of bins, about 1 for a random one.</summary>
    public static Output<double> Complexity { get; } = Output.Number("complexity", "fraction");

    /// <summary>Bins k in use; fewer than asked for where quantiles of the training returns coincide.</summary>
    public static Output<long> Bins { get; } = Output.Integer("bins", "bins");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("fe_entropy", PluginCategory.Features, "Return entropy")
        {
            Summary = "Measures the disorder of recent returns in bins fitted on the returns before them.",
            Sources =
            [
                "C. E. Shannon, Bell System Technical Journal 27 (1948) 379–423",
                "C. Bandt and B. Pompe, Physical Review Letters 88 (2002) 174102",
                "M. López de Prado, Advances in Financial Machine Learning (2018), chapter 18",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(_size))
            {
                Needs = [_closes],
                Outputs = [Entropy, EntropyCorrected, EntropyShare, PermutationShare, EntropyRate, Complexity, Bins],
                Budget = new Budget(CpuMilliseconds: 50, MemoryMegabytes: 5),
            }
        );

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        double[] returns = new double[options.TrainingReturns + options.Window];
        if (RecentReturns.Take(run.Window(_closes), run.Calendar, _size, returns) is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        ReadOnlySpan<double> window = returns.AsSpan(options.TrainingReturns);
        if (BinsFor(returns.AsSpan(0, options.TrainingReturns), window) is not { Count: > 1 } bins)
        {
            return RunResult.NotReady("the training returns do not vary enough for bins");
        }

        int[] counts = new int[bins.Count];
        bins.CountInto(window, counts);
        byte[] symbols = new byte[window.Length];
        for (int t = 0; t < symbols.Length; t++)
        {
            symbols[t] = (byte)bins.IndexOf(window[t]);
        }

        double entropy = ShannonEntropy.OfCounts(counts);
        double permutation = PermutationEntropy.Of(window, options.Order, options.Delay);
        run.Publish(Entropy, entropy);
        run.Publish(EntropyCorrected, ShannonEntropy.MillerMadow(counts));
        run.Publish(EntropyShare, ShannonEntropy.Normalize(entropy, bins.Count));
        run.Publish(PermutationShare, PermutationEntropy.Normalize(permutation, options.Order));
        run.Publish(EntropyRate, KontoyiannisEntropy.Expanding(symbols));
        run.Publish(Complexity, LempelZiv.Normalize(LempelZiv.Complexity(symbols), symbols.Length, bins.Count));
        run.Publish(Bins, bins.Count);
        return RunResult.Ok;
    }

    /// <summary>Bins of the training returns; any where neither they nor the window vary; null where only the window does.</summary>
    private BinEdges? BinsFor(ReadOnlySpan<double> training, ReadOnlySpan<double> window) =>
        training.ContainsAnyExcept(training[0]) ? BinEdges.Quantiles(training, options.Bins)
        : window.ContainsAnyExcept(training[0]) ? null
        : BinEdges.EqualWidth(training[0], training[0], options.Bins);
}
