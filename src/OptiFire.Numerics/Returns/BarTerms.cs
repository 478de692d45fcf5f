using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Returns;

/// <summary>The per-bar terms of one estimator: the logarithms are taken once however long the window is.</summary>
internal readonly struct BarTerms
{
    private const double ParkinsonScale = 4 * 0.69314718055994531; // 4 ln 2
    private const double GarmanKlassScale = 2 * 0.69314718055994531 - 1; // 2 ln 2 − 1

    private readonly VolatilityEstimator _estimator;
    private readonly double[] _main;
    private readonly double[] _overnight;
    private readonly double[] _intraday;

    public BarTerms(BarColumns bars, VolatilityEstimator estimator)
    {
        _estimator = estimator;
        _main = new double[bars.Count];
        _overnight = estimator == VolatilityEstimator.YangZhang ? new double[bars.Count] : [];
        _intraday = estimator == VolatilityEstimator.YangZhang ? new double[bars.Count] : [];
        for (int i = 0; i < bars.Count; i++)
        {
            double up = Math.Log(bars.High[i] / bars.Open[i]);
            double down = Math.Log(bars.Low[i] / bars.Open[i]);
            double close = Math.Log(bars.Close[i] / bars.Open[i]);
            double overnight = i == 0 ? double.NaN : Math.Log(bars.Open[i] / bars.Close[i - 1]);
            double closeToClose = i == 0 ? double.NaN : Math.Log(bars.Close[i] / bars.Close[i - 1]);
            double range = up - down;
            double garmanKlass = 0.5 * range * range - GarmanKlassScale * close * close;
            double rogersSatchell = up * (up - close) + down * (down - close);
            _main[i] = estimator switch
            {
                VolatilityEstimator.CloseToClose => closeToClose,
                VolatilityEstimator.CloseZeroMean => closeToClose * closeToClose,
                VolatilityEstimator.Parkinson => range * range / ParkinsonScale,
                VolatilityEstimator.GarmanKlass => garmanKlass,
                VolatilityEstimator.GarmanKlassYangZhang => garmanKlass + overnight * overnight,
                _ => rogersSatchell,
            };
            if (estimator == VolatilityEstimator.YangZhang)
            {
                _overnight[i] = overnight;
                _intraday[i] = close;
            }
        }
    }

    /// <summary>Variance per bar over the window.</summary>
    public double Variance(int start, int window)
    {
        ReadOnlySpan<double> main = _main.AsSpan(start, window);
        switch (_estimator)
        {
            case VolatilityEstimator.CloseToClose:
                return SampleVariance(main);
            case VolatilityEstimator.YangZhang:
                double k = 0.34 / (1.34 + (window + 1.0) / (window - 1));
                return SampleVariance(_overnight.AsSpan(start, window))
                    + k * SampleVariance(_intraday.AsSpan(start, window))
                    + (1 - k) * Reduction.Mean(main);
            default:
                return Reduction.Mean(main);
        }
    }

    /// <summary>Rejects prices that are not prices and bars whose high or low contradicts the other prices.</summary>
    public static void Require(BarColumns bars)
    {
        for (int i = 0; i < bars.Count; i++)
        {
            PriceCheck.Positive(bars.Open[i]);
            PriceCheck.Positive(bars.High[i]);
            PriceCheck.Positive(bars.Low[i]);
            PriceCheck.Positive(bars.Close[i]);
            if (bars.High[i] < Math.Max(bars.Open[i], bars.Close[i]))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(bars),
                    bars.High[i],
                    $"High of bar {i} is below its open or close."
                );
            }

            if (bars.Low[i] > Math.Min(bars.Open[i], bars.Close[i]))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(bars),
                    bars.Low[i],
                    $"Low of bar {i} is above its open or close."
                );
            }
        }
    }

    private static double SampleVariance(ReadOnlySpan<double> values) =>
        Reduction.SumOfSquaredDeviations(values, Reduction.Mean(values)) / (values.Length - 1);
}
