namespace OptiFire.Numerics.Options;

/// <summary>An implied volatility and how it was found.</summary>
/// <param name="Volatility">A fraction per √year; NaN unless <paramref name="Status"/> is solved.</param>
/// <param name="Status">Whether the price has a volatility.</param>
/// <param name="Iterations">Steps after the first guess, ≥ 0.</param>
public readonly record struct ImpliedVolatilityEstimate(
    double Volatility,
    ImpliedVolatilityStatus Status,
    int Iterations
);
