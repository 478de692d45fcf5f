namespace OptiFire.Numerics.Options;

/// <summary>The price of an option and how it moves. All in currency units of the underlying.</summary>
/// <param name="Price">The value today.</param>
/// <param name="Delta">∂V/∂S per 1.00 of the spot price.</param>
/// <param name="Gamma">∂²V/∂S² per 1.00² of the spot price.</param>
/// <param name="Vega">∂V/∂σ per 1.00 of volatility: divide by 100 for one volatility point.</param>
/// <param name="Theta">∂V/∂t per year that passes: divide by 365 for a calendar day.</param>
/// <param name="Rho">∂V/∂r per 1.00 of the interest rate: divide by 10 000 for a basis point.</param>
/// <param name="Vanna">∂²V/∂S∂σ per 1.00 of spot and 1.00 of volatility.</param>
/// <param name="Volga">∂²V/∂σ² per 1.00² of volatility.</param>
public readonly record struct OptionGreeks(
    double Price,
    double Delta,
    double Gamma,
    double Vega,
    double Theta,
    double Rho,
    double Vanna,
    double Volga
);
