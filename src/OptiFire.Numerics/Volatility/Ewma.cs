namespace OptiFire.Numerics.Volatility;

/// <summary>RiskMetrics' exponentially weighted variance and covariance of returns taken to have mean zero.</summary>
/// <remarks>
/// <code>σ²ₜ₊₁ = λσ²ₜ + (1 − λ)r²ₜ        σ₁₂,ₜ₊₁ = λσ₁₂,ₜ + (1 − λ)r₁,ₜr₂,ₜ</code>
/// A GARCH with ω = 0 and persistence 1: it never reverts to a mean, so its forecast is the same at every horizon.
/// <para>Source: J.P. Morgan/Reuters, <i>RiskMetrics Technical Document</i>, 4th ed. (1996), section 5.2.</para>
/// </remarks>
public static class Ewma
{
    /// <summary>RiskMetrics' decay for daily returns.</summary>
    public const double DailyDecay = 0.94;

    private const int BackcastLength = 75;

    /// <summary>Moves a variance on by one return; the one step that batch and stream share.</summary>
    /// <param name="variance">The variance expected of the return, return² per period.</param>
    /// <param name="periodReturn">The return.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <returns>The variance expected of the next return; NaN if an argument is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is out of range.</exception>
    public static double Next(double variance, double periodReturn, double decay) =>
        NextCovariance(variance, periodReturn, periodReturn, decay);

    /// <summary>Moves a covariance on by one pair of returns; the one step that batch and stream share.</summary>
    /// <param name="covariance">The covariance expected of the returns, return² per period.</param>
    /// <param name="left">One return.</param>
    /// <param name="right">The other, of the same period.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <returns>The covariance expected of the next returns; NaN if an argument is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is out of range.</exception>
    public static double NextCovariance(double covariance, double left, double right, double decay)
    {
        RequireDecay(decay);
        return Move(covariance, left * right, decay);
    }

    /// <summary>The variance expected of each return given those before it, and of the one after the last.</summary>
    /// <param name="returns">Returns in time order, one per period.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <param name="initial">
    /// The variance expected of the first return, ≥ 0; the first squared return, <see cref="Backcast"/>, or a sample
    /// variance of earlier returns.
    /// </param>
    /// <param name="destination">Receives σ²ₜ for each return, which knows only earlier returns; as long as these.</param>
    /// <returns>The forecast for the next return, per period and not annualised. NaN from the first NaN return on.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double Variance(ReadOnlySpan<double> returns, double decay, double initial, Span<double> destination)
    {
        if (initial < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(initial), initial, "A variance must be ≥ 0.");
        }

        return Covariance(returns, returns, decay, initial, destination);
    }

    /// <summary>The covariance expected of each pair of returns given those before, and of the pair after the last.</summary>
    /// <param name="left">Returns in time order, one per period.</param>
    /// <param name="right">The other returns, of the same periods.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <param name="initial">The covariance expected of the first pair.</param>
    /// <param name="destination">Receives the covariance expected of each pair; as long as the returns.</param>
    /// <returns>The forecast for the next pair. NaN from the first NaN return on.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is out of range.</exception>
    public static double Covariance(
        ReadOnlySpan<double> left,
        ReadOnlySpan<double> right,
        double decay,
        double initial,
        Span<double> destination
    )
    {
        RequireDecay(decay);
        if (right.Length != left.Length || destination.Length != left.Length)
        {
            throw new ArgumentException(
                $"Need equal lengths: {left.Length} and {right.Length} returns, {destination.Length} results.",
                nameof(destination)
            );
        }

        double covariance = initial;
        for (int t = 0; t < left.Length; t++)
        {
            destination[t] = covariance;
            covariance = Move(covariance, left[t] * right[t], decay);
        }

        return covariance;
    }

    /// <summary>An initial variance from the first min(75, n) squared returns, weighted λⁱ and normalised.</summary>
    /// <param name="returns">Returns in time order, at least one. The result knows the first 75 of them.</param>
    /// <param name="decay">λ, in (0, 1).</param>
    /// <returns>Return² per period; NaN if one of those returns is.</returns>
    /// <exception cref="ArgumentException">There is no return.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is out of range.</exception>
    public static double Backcast(ReadOnlySpan<double> returns, double decay = DailyDecay)
    {
        RequireDecay(decay);
        if (returns.IsEmpty)
        {
            throw new ArgumentException("A backcast needs at least one return.", nameof(returns));
        }

        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int t = 0; t < Math.Min(BackcastLength, returns.Length); t++)
        {
            sum += weight * returns[t] * returns[t];
            weights += weight;
            weight *= decay;
        }

        return sum / weights;
    }

    internal static void RequireDecay(double decay)
    {
        if (!(decay > 0 && decay < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be in (0, 1).");
        }
    }

    internal static double Move(double covariance, double product, double decay) =>
        decay * covariance + (1 - decay) * product;
}
