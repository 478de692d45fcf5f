namespace OptiFire.Numerics.Volatility;

/// <summary>The admissible parameters of each volatility model.</summary>
internal static class GarchRange
{
    public static void Require(VolatilityModel model, GarchParameters parameters)
    {
        Require(double.IsFinite(parameters.Mean), parameters.Mean, "The mean must be finite.");
        Require(double.IsFinite(parameters.Omega), parameters.Omega, "Omega must be finite.");
        Require(double.IsFinite(parameters.Alpha), parameters.Alpha, "Alpha must be finite.");
        Require(double.IsFinite(parameters.Gamma), parameters.Gamma, "Gamma must be finite.");
        Require(parameters.DegreesOfFreedom > 2, parameters.DegreesOfFreedom, "Degrees of freedom must be in (2, ∞].");
        if (model == VolatilityModel.Egarch)
        {
            Require(Math.Abs(parameters.Beta) < 1, parameters.Beta, "Beta of an EGARCH must be in (−1, 1).");
        }
        else
        {
            bool hasGamma = model == VolatilityModel.Gjr;
            Require(parameters.Omega > 0, parameters.Omega, "Omega must be in (0, ∞).");
            Require(parameters.Alpha >= 0, parameters.Alpha, "Alpha must be in [0, ∞).");
            Require(parameters.Beta is >= 0 and < double.PositiveInfinity, parameters.Beta, "Beta must be in [0, ∞).");
            Require(
                hasGamma ? parameters.Alpha + parameters.Gamma >= 0 : parameters.Gamma == 0,
                parameters.Gamma,
                hasGamma ? "Alpha + gamma must be ≥ 0." : "A GARCH has no gamma: it must be 0."
            );
        }

        void Require(bool holds, double value, string message)
        {
            if (!holds)
            {
                throw new ArgumentOutOfRangeException(nameof(parameters), value, message);
            }
        }
    }
}
