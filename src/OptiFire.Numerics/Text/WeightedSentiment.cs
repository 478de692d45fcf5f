using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Text;

/// <summary>A mean of sentiments, each weighted by the volume that went with it and by its youth.</summary>
/// <param name="Weighted">Σwᵢsᵢ at the time of the last step.</param>
/// <param name="Weight">Σwᵢ ≥ 0 at the time of the last step.</param>
/// <remarks>
/// <code>S = Σwᵢsᵢ/Σwᵢ        wᵢ = (vᵢ/ADV)·2^(−ageᵢ/h)</code>
/// v is what traded up to the headline, never after it, relative to the average daily volume so that large companies do
/// not rule. Ageing moves both sums alike: S stays, <see cref="Weight"/> says how much is left to believe. The record is
/// the whole state; default is empty. O(1) per step, no allocation. Batch and stream agree to about n·2⁻⁵³ relative.
/// <para>Source: W. Antweiler and M. Frank, "Is all that talk just noise?", Journal of Finance 59 (2004),
/// 1259–1294.</para>
/// </remarks>
public readonly record struct WeightedSentiment(double Weighted, double Weight)
{
    /// <summary>S, in the range of the sentiments; NaN (not ready) while Σw = 0.</summary>
    public double Value => Weight > 0 ? Weighted / Weight : double.NaN;

    /// <summary>Lets time pass.</summary>
    /// <param name="elapsed">Time since the last step, ≥ 0, in the unit of the half-life.</param>
    /// <param name="halfLife">Time h after which a weight is half, above 0; one day by convention.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WeightedSentiment Aged(double elapsed, double halfLife = 1)
    {
        double retained = Retained(elapsed, halfLife);
        return new(Weighted * retained, Weight * retained);
    }

    /// <summary>Takes in one sentiment.</summary>
    /// <param name="sentiment">s, usually in [−1, 1]; NaN is skipped, in both sums.</param>
    /// <param name="relativeVolume">v/ADV ≥ 0; NaN is skipped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The volume is negative or infinite, or the sentiment infinite.</exception>
    public WeightedSentiment With(double sentiment, double relativeVolume)
    {
        if (relativeVolume < 0 || double.IsInfinity(relativeVolume))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeVolume), relativeVolume, "Must be in [0, ∞), or NaN.");
        }

        if (double.IsInfinity(sentiment))
        {
            throw new ArgumentOutOfRangeException(nameof(sentiment), sentiment, "Must be finite, or NaN.");
        }

        return double.IsNaN(sentiment) || double.IsNaN(relativeVolume)
            ? this
            : new(Weighted + relativeVolume * sentiment, Weight + relativeVolume);
    }

    /// <summary>Takes in one sentiment of some age, for instance one that arrived late.</summary>
    /// <param name="sentiment">s; NaN is skipped.</param>
    /// <param name="relativeVolume">v/ADV ≥ 0; NaN is skipped.</param>
    /// <param name="age">How long before the time of this state, ≥ 0, in the unit of the half-life.</param>
    /// <param name="halfLife">Time h after which a weight is half, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WeightedSentiment With(double sentiment, double relativeVolume, double age, double halfLife = 1)
    {
        double retained = Retained(age, halfLife);
        return With(sentiment, relativeVolume < 0 ? relativeVolume : relativeVolume * retained);
    }

    /// <summary>Takes the mean of a batch.</summary>
    /// <param name="sentiments">Sentiments in any order; NaN is skipped.</param>
    /// <param name="relativeVolumes">v/ADV of each, ≥ 0; NaN is skipped.</param>
    /// <param name="ages">The age of each, ≥ 0.</param>
    /// <param name="halfLife">Time h after which a weight is half, above 0, in the unit of the ages.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static WeightedSentiment Of(
        ReadOnlySpan<double> sentiments,
        ReadOnlySpan<double> relativeVolumes,
        ReadOnlySpan<double> ages,
        double halfLife = 1
    )
    {
        Reduction.RequireSameLength(sentiments, relativeVolumes);
        Reduction.RequireSameLength(sentiments, ages);
        WeightedSentiment sum = default;
        for (int i = 0; i < sentiments.Length; i++)
        {
            sum = sum.With(sentiments[i], relativeVolumes[i], ages[i], halfLife);
        }

        return sum;
    }

    /// <summary>The volume-weighted mean over the window that ends at each value; no decay within it.</summary>
    /// <param name="sentiments">Sentiments in time order; NaN is skipped.</param>
    /// <param name="volumes">Their volumes, ≥ 0; NaN is skipped.</param>
    /// <param name="window">Values per window, ≥ 1.</param>
    /// <param name="destination">One mean per value, NaN until the window is full and where its weights are all 0.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1, or a volume is negative.</exception>
    public static void Rolling(
        ReadOnlySpan<double> sentiments,
        ReadOnlySpan<double> volumes,
        int window,
        Span<double> destination
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Reduction.RequireSameLength(sentiments, volumes);
        Reduction.RequireSameLength(sentiments, destination);
        for (int end = 1; end <= sentiments.Length; end++)
        {
            WeightedSentiment sum = default;
            for (int i = Math.Max(end - window, 0); i < end; i++)
            {
                sum = sum.With(sentiments[i], volumes[i]);
            }

            destination[end - 1] = end < window ? double.NaN : sum.Value;
        }
    }

    private static double Retained(double age, double halfLife)
    {
        if (!(age >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(age), age, "An age must be 0 or more.");
        }

        if (!(halfLife > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life must be above 0.");
        }

        return Math.Pow(2, -age / halfLife);
    }
}
