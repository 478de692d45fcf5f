using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Factors;
using OptiFire.Numerics.Filtering;
using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Information;
using OptiFire.Numerics.Matrices;
using OptiFire.Numerics.Microstructure;
using OptiFire.Numerics.Options;
using OptiFire.Numerics.Sampling;
using OptiFire.Numerics.Volatility;
using OptiFire.Numerics.Wavelets;

namespace OptiFire.Benchmarks.Kernels;

/// <summary>The workloads of alpha and feature kernels.</summary>
internal static class KernelWorkloads
{
    private const int Million = 1_000_000;

    public static IReadOnlyList<KernelWorkload> All(string data) =>
        [.. Daily(data), .. Long(), .. Principal(), .. Ticks(data), .. Options()];

    private static IEnumerable<KernelWorkload> Daily(string data)
    {
        double[] spy = [.. KernelData.Closes(data, "SPY").Select(p => Math.Log(p))];
        double[] ibm = [.. KernelData.Closes(data, "IBM").Select(p => Math.Log(p))];
        double[] aapl = [.. KernelData.Closes(data, "AAPL").Select(p => Math.Log(p))];
        double[] returns = [.. spy.Zip(spy.Skip(1), (a, b) => 100 * (b - a))];
        double tolerance = 0.2 * Math.Sqrt(returns.Select(r => r * r).Average());
        var steps = new LocalLevelStep[spy.Length];
        yield return new(
            "garch11_normal_fit",
            "GARCH(1,1), 2,500 returns, robust errors",
            "arch 6.3 + numba",
            11.69,
            () => Fit(new GarchSpecification())
        );
        yield return new(
            "gjr_t_fit",
            "GJR-GARCH with Student-t",
            "arch 6.3 + numba",
            21.69,
            () => Fit(new GarchSpecification(VolatilityModel.Gjr, InnovationDistribution.StudentT))
        );
        yield return new(
            "egarch_normal_fit",
            "EGARCH",
            "arch 6.3 + numba",
            18.02,
            () => Fit(new GarchSpecification(VolatilityModel.Egarch))
        );
        yield return new(
            "adf_aic_2500",
            "ADF with AIC over 27 lags",
            "statsmodels 0.13",
            36.31,
            () => AugmentedDickeyFuller.Test(spy).Statistic
        );
        yield return new(
            "coint_aic_2500",
            "Engle-Granger with AIC",
            "statsmodels 0.13",
            52.36,
            () => EngleGranger.Test(spy, ibm).Statistic
        );
        yield return new(
            "johansen_3x2500",
            "Johansen, three series",
            "statsmodels 0.13",
            1.077,
            () => Johansen.Test([.. spy, .. ibm, .. aapl], 3).Eigenvalues[0]
        );
        yield return new(
            "hac_mean_2500_L21",
            "mean with Newey-West errors",
            "statsmodels 0.13",
            0.227,
            () => NeweyWest.Mean(returns, 21).TStatistic
        );
        yield return new(
            "kalman_local_level_filter_2500",
            "local level, fixed variances",
            "statsmodels 0.13",
            6.93,
            () => new LocalLevel(1, 0.1).Filter(spy, LocalLevelState.ExactDiffuse, steps)
        );
        yield return new(
            "kalman_local_level_mle_2500",
            "local level, variances estimated",
            "statsmodels 0.13",
            60.59,
            () => LocalLevelEstimator.Fit(spy).LogLikelihood
        );
        yield return new(
            "sampen_2500",
            "sample entropy, m = 2",
            "antropy 0.1.9",
            8.34,
            () => SampleEntropy.Of(returns, 2, tolerance).Value
        );

        double Fit(GarchSpecification specification) => Garch.Fit(returns, specification).LogLikelihood;
    }

    private static IEnumerable<KernelWorkload> Long()
    {
        double[] walk = KernelData.Walk(100_000, 1);
        double[] weights = FractionalWeights.AboveThreshold(0.4, 1e-4);
        double[] differences = new double[walk.Length];
        double[] signal = KernelData.Noise(1 << 20, 2);
        double[] x = KernelData.Noise(Million, 3);
        double[] y = KernelData.Noise(Million, 4);
        double[] rolling = new double[Million];
        yield return new(
            "ffd_100k_fdiff",
            "FFD of 100,000 points, 282 weights",
            "fracdiff 0.9",
            3.425,
            () => Difference(ConvolutionMethod.Direct)
        );
        foreach ((string name, Wavelet wavelet, double reference) in Wavelets)
        {
            var decomposition = new WaveletDecomposition(signal.Length, wavelet, 8, WaveletBoundary.Symmetric);
            yield return new(
                $"dwt_1M_{name}_L8",
                "DWT of 2^20 points, level 8",
                "PyWavelets 1.1",
                reference,
                () => Transform(decomposition)
            );
        }

        yield return new(
            "rolling_corr_1M_w60",
            "rolling correlation of 1M points, window 60",
            "pandas 1.5",
            102.8,
            () => Correlate()
        );
        yield return new(
            "ewm_mean_1M",
            "exponentially weighted mean of 1M points",
            "pandas 1.5",
            11.23,
            () => Smooth()
        );
        yield return new(
            "permen_1M",
            "permutation entropy of 1M points, order 3",
            "antropy 0.1.9",
            72.17,
            () => PermutationEntropy.Of(x)
        );

        double Difference(ConvolutionMethod method)
        {
            FractionalDifference.FixedWidth(walk, weights, differences, method);
            return differences[^1];
        }

        double Transform(WaveletDecomposition into)
        {
            into.Analyze(signal);
            return into.Approximation[0];
        }

        double Correlate()
        {
            Correlation.Rolling(x, y, 60, rolling);
            return rolling[^1];
        }

        double Smooth()
        {
            new EwmaMean(EwmaMean.AlphaOfSpan(20)).Compute(x, rolling);
            return rolling[^1];
        }
    }

    private static (string Name, Wavelet Wavelet, double Reference)[] Wavelets =>
        [("haar", Wavelet.Haar, 6.78), ("db4", Wavelet.Daubechies(4), 10.43), ("sym8", Wavelet.Symlet(8), 15.27)];

    private static IEnumerable<KernelWorkload> Principal()
    {
        double[] panel = KernelData.Noise(2_500 * 500, 5);
        double[] square = new double[500 * 500];
        for (int i = 0; i < 500; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                square[(500 * i) + j] = square[(500 * j) + i] = Covariance.Sample(
                    panel.AsSpan(2_500 * i, 2_500),
                    panel.AsSpan(2_500 * j, 2_500)
                );
            }
        }

        yield return new(
            "pca_2500x500_full",
            "PCA of 2,500 × 500, 10 components",
            "scikit-learn 1.2",
            151.8,
            () => Pca.Fit(panel, 500, PcaScaling.Covariance, ComponentRule.Exactly(10)).ExplainedVariance(0)
        );
        yield return new(
            "pca_2500x500_eigh",
            "eigenvalues of its covariance",
            "numpy, OpenBLAS",
            37.87,
            () => SymmetricEigen.Of(square, 500).Values[0]
        );
    }

    private static IEnumerable<KernelWorkload> Ticks(string data)
    {
        TradeTick[] trades = KernelData.Trades(data);
        double[] prices = [.. trades.Select(t => t.Price / 10_000.0)];
        double[] volumes = [.. trades.Select(t => (double)t.Size)];
        double bucket = volumes.Sum() / 50;
        double deviation = Math.Sqrt(Moments.Of([.. prices.Zip(prices.Skip(1), (a, b) => b - a)]).VarianceSample);
        double[] shares = new double[prices.Length];
        yield return new(
            "vpin_ticks_vectorised",
            $"VPIN of {trades.Length} trades, 50 buckets, n = 20",
            "numpy + scipy",
            7.98,
            () => Toxicity()
        );
        yield return new(
            "dollar_bars_ticks",
            $"dollar bars of 5 million of {trades.Length} trades",
            "mlfinpy (Python loop)",
            511.4,
            () => ThresholdBars.Build(trades, BarMeasure.Dollars, (Int128)5_000_000 * 10_000).Bars.Count
        );

        double Toxicity()
        {
            BulkVolume.BuyShares(prices, deviation, double.PositiveInfinity, shares);
            return Vpin.Series(shares, volumes, bucket, 20, 20)[^1].Toxicity;
        }
    }

    private static IEnumerable<KernelWorkload> Options()
    {
        double[] strikes = [.. Enumerable.Range(80, 41).Select(k => (double)k)];
        double[] prices = new double[strikes.Length];
        var solved = new ImpliedVolatilityEstimate[strikes.Length];
        yield return new(
            "implied_vol_41_strikes",
            "41 prices and implied volatilities",
            "QuantLib 1.29",
            0.078,
            () => Solve()
        );

        double Solve()
        {
            for (int i = 0; i < strikes.Length; i++)
            {
                prices[i] = Black76.Price(OptionKind.Call, 100, strikes[i], 1, 0.08);
            }

            ImpliedVolatility.SolveAll(OptionKind.Call, prices, strikes, 100, 1, 1, solved);
            return solved[^1].Volatility;
        }
    }
}
