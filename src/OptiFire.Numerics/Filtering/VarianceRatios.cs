using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Filtering;

/// <summary>Maximises a concentrated likelihood over the ratios of state variances to the observation's variance.</summary>
internal static class VarianceRatios
{
    private const double LowestLogRatio = -25;
    private const double HighestLogRatio = 12;

    // Gains smaller than this cannot tell a variance from zero.
    private const double Indifference = 1e-6;

    private static readonly double[] StartLevels = [-12, -6, -2, 1];

    /// <summary>Searches the logs of the ratios, then asks of each whether zero would do as well.</summary>
    /// <param name="logLikelihood">The concentrated log-likelihood at the given ratios.</param>
    /// <param name="count">How many ratios.</param>
    /// <param name="observed">How many observations, to scale the objective.</param>
    /// <exception cref="ArgumentException">The model fits the observations without any error.</exception>
    public static (double[] Ratios, EstimationStatus Status) Maximize(
        Func<double[], double> logLikelihood,
        int count,
        int observed
    )
    {
        double[] ratios = new double[count];
        double MeanNegative(ReadOnlySpan<double> logRatios)
        {
            for (int i = 0; i < count; i++)
            {
                ratios[i] = Math.Exp(logRatios[i]);
            }

            return -logLikelihood(ratios) / observed;
        }

        double[] start = BestStart(MeanNegative, count);
        double[] lower = new double[count];
        double[] upper = new double[count];
        Array.Fill(lower, LowestLogRatio);
        Array.Fill(upper, HighestLogRatio);
        Minimum minimum = BoundedMinimizer.Minimize(NumericalGradient.Of(MeanNegative), start, lower, upper, 1e-6);

        double[] best = [.. minimum.Point.Select(Math.Exp)];
        double highest = logLikelihood(best);
        bool boundary = minimum.Point.Any(point => point >= HighestLogRatio);
        for (int i = 0; i < count; i++)
        {
            double[] without = [.. best];
            without[i] = 0;
            double value = logLikelihood(without);
            if (value >= highest - Indifference)
            {
                (best, highest, boundary) = (without, value, true);
            }
        }

        return (best, minimum.Status with { AtBoundary = boundary });
    }

    private static double[] BestStart(Objective objective, int count)
    {
        double[] best = [];
        double lowest = double.PositiveInfinity;
        double[] candidate = new double[count];
        int combinations = (int)Math.Min(Math.Pow(StartLevels.Length, count), 256);
        for (int combination = 0; combination < combinations; combination++)
        {
            int rest = combination;
            for (int i = 0; i < count; i++)
            {
                candidate[i] = StartLevels[rest % StartLevels.Length];
                rest /= StartLevels.Length;
            }

            double value = objective(candidate);
            if (value < lowest)
            {
                lowest = value;
                best = [.. candidate];
            }
        }

        return best.Length > 0
            ? best
            : throw new ArgumentException(
                "The model fits the observations without any error: no variance to estimate."
            );
    }
}
