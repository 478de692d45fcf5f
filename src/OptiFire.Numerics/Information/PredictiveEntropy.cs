namespace OptiFire.Numerics.Information;

/// <summary>The uncertainty of predicted class probabilities, in nats.</summary>
/// <remarks>
/// <code>H(p) = −Σ pₖ ln pₖ,   MI = H(mean p) − mean H(p)</code>
/// It measures calibrated probabilities only: a low entropy of wrong ones is no good sign.
/// <para>Sources: C. E. Shannon (1948); N. Houlsby et al., "Bayesian active learning for classification and preference
/// learning", arXiv:1112.5745 (2011).</para>
/// </remarks>
public static class PredictiveEntropy
{
    private const double SumTolerance = 1e-6;

    /// <summary>The entropy of one prediction.</summary>
    /// <param name="probabilities">One per class, at least one, ≥ 0, adding up to 1 within 1e-6.</param>
    /// <returns>Nats in [0, ln K]; NaN where a probability is NaN.</returns>
    /// <exception cref="ArgumentException">There is no class, or these are no probabilities.</exception>
    public static double Of(ReadOnlySpan<double> probabilities)
    {
        double total = 0;
        double entropy = 0;
        bool negative = false;
        foreach (double p in probabilities)
        {
            total += p;
            negative |= p < 0;
            entropy += p == 0 ? 0 : -p * Math.Log(p);
        }

        if (probabilities.IsEmpty || negative || Math.Abs(total - 1) > SumTolerance)
        {
            throw new ArgumentException("Probabilities are at least 0 and add up to 1.", nameof(probabilities));
        }

        // A probability of 1 + 1e-7 passes the check and has an entropy below 0.
        return double.IsNaN(total) ? double.NaN : Math.Max(0, entropy);
    }

    /// <summary>The uncertainty of an ensemble about one sample.</summary>
    /// <param name="probabilities">The members' predictions one after another, K probabilities each.</param>
    /// <param name="classes">K, ≥ 1.</param>
    /// <returns>All fields NaN where a probability is NaN.</returns>
    /// <exception cref="ArgumentException">There is no member, a part of one, or these are no probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no class.</exception>
    public static PredictiveUncertainty OfEnsemble(ReadOnlySpan<double> probabilities, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (probabilities.IsEmpty || probabilities.Length % classes != 0)
        {
            throw new ArgumentException($"Each member gives {classes} probabilities.", nameof(probabilities));
        }

        int members = probabilities.Length / classes;
        double[] mean = new double[classes];
        double expected = 0;
        for (int member = 0; member < members; member++)
        {
            ReadOnlySpan<double> prediction = probabilities.Slice(member * classes, classes);
            expected += Of(prediction) / members;
            for (int k = 0; k < classes; k++)
            {
                mean[k] += prediction[k] / members;
            }
        }

        double predictive = Of(mean);
        Array.Sort(mean);
        double second = classes > 1 ? mean[^2] : 0;
        return double.IsNaN(predictive)
            ? new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
            : new(
                predictive,
                expected,
                Math.Max(0, predictive - expected),
                classes > 1 ? predictive / Math.Log(classes) : 0,
                mean[^1],
                mean[^1] - second
            );
    }
}
