namespace OptiFire.Numerics.Volatility;

/// <summary>An exponentially weighted mean: each value counts 1 − α times as much as the one after it.</summary>
/// <remarks>
/// <code>
/// adjusted:   mₜ = Σ(1 − α)ⁱxₜ₋ᵢ / Σ(1 − α)ⁱ
/// unadjusted: mₜ = αxₜ + (1 − α)mₜ₋₁,  m₀ = x₀
/// </code>
/// A NaN is a gap: the mean stays, and by default the past ages over it. O(1) per value, no allocation.
/// <para>Source: S. Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959),
/// 239–250.</para>
/// </remarks>
public readonly record struct EwmaMean
{
    /// <summary>Sets the weights.</summary>
    /// <param name="alpha">Weight of the newest value, in (0, 1].</param>
    /// <param name="adjust">True divides by the sum of the weights so far; false starts from the first value alone.</param>
    /// <param name="ignoreGaps">True lets weights follow the order of the values present; false their positions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of range.</exception>
    public EwmaMean(double alpha, bool adjust = true, bool ignoreGaps = false)
    {
        if (!(alpha > 0 && alpha <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha must be in (0, 1].");
        }

        Alpha = alpha;
        Adjust = adjust;
        IgnoreGaps = ignoreGaps;
    }

    /// <summary>Weight of the newest value, in (0, 1].</summary>
    public double Alpha { get; }

    /// <summary>Whether the weights so far are divided by their sum.</summary>
    public bool Adjust { get; }

    /// <summary>Whether the past does not age over a gap.</summary>
    public bool IgnoreGaps { get; }

    /// <summary>α = 2/(span + 1).</summary>
    /// <param name="span">Periods of the simple mean with the same centre, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="span"/> is below 1.</exception>
    public static double AlphaOfSpan(double span) =>
        span >= 1
            ? 2 / (span + 1)
            : throw new ArgumentOutOfRangeException(nameof(span), span, "A span must be in [1, ∞).");

    /// <summary>α = 1 − 2^(−1/half-life).</summary>
    /// <param name="halfLife">Periods after which a value counts half, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfLife"/> is not positive.</exception>
    public static double AlphaOfHalfLife(double halfLife) =>
        halfLife > 0
            ? 1 - Math.Exp(-Math.Log(2) / halfLife)
            : throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life must be in (0, ∞).");

    /// <summary>Takes in one value.</summary>
    /// <param name="state">Where the mean stood before it.</param>
    /// <param name="value">The value; NaN for a gap.</param>
    /// <returns>Where it stands after it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is infinite.</exception>
    public EwmaMeanState Step(EwmaMeanState state, double value)
    {
        if (double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value must be finite, or NaN for a gap.");
        }

        bool gap = double.IsNaN(value);
        if (double.IsNaN(state.Mean))
        {
            return gap ? state : new(value, 1);
        }

        double aged = gap && IgnoreGaps ? state.Weight : state.Weight * (1 - Alpha);
        if (gap)
        {
            return state with { Weight = aged };
        }

        double own = Adjust ? 1 : Alpha;
        double mean = value == state.Mean ? value : (aged * state.Mean + own * value) / (aged + own);
        return new(mean, Adjust ? aged + own : 1);
    }

    /// <summary>Takes in a series; the same steps as <see cref="Step"/>, bit for bit.</summary>
    /// <param name="values">Values in time order; NaN for a gap.</param>
    /// <param name="destination">Receives the mean after each value; as long as <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is infinite.</exception>
    public void Compute(ReadOnlySpan<double> values, Span<double> destination)
    {
        if (destination.Length != values.Length)
        {
            throw new ArgumentException(
                $"Need one mean per value: {destination.Length} for {values.Length}.",
                nameof(destination)
            );
        }

        EwmaMeanState state = EwmaMeanState.Empty;
        for (int t = 0; t < values.Length; t++)
        {
            state = Step(state, values[t]);
            destination[t] = state.Mean;
        }
    }
}
