namespace OptiFire.Numerics.Volatility;

/// <summary>Standard errors, parameter by parameter; NaN for a parameter that was not estimated or not identified.</summary>
/// <param name="Mean">Of μ.</param>
/// <param name="Omega">Of ω.</param>
/// <param name="Alpha">Of α.</param>
/// <param name="Gamma">Of γ.</param>
/// <param name="Beta">Of β.</param>
/// <param name="DegreesOfFreedom">Of ν.</param>
public readonly record struct GarchStandardErrors(
    double Mean,
    double Omega,
    double Alpha,
    double Gamma,
    double Beta,
    double DegreesOfFreedom
);
