namespace OptiFire.Numerics.Volatility;

/// <summary>Which volatility model to estimate; the default is a GARCH(1,1) with constant mean and normal residuals.</summary>
/// <param name="Model">How the variance moves.</param>
/// <param name="Distribution">The distribution of the standardised residuals.</param>
/// <param name="Mean">What the expected return is taken to be.</param>
/// <param name="Start">What stands for the time before the first return.</param>
public sealed record GarchSpecification(
    VolatilityModel Model = VolatilityModel.Garch,
    InnovationDistribution Distribution = InnovationDistribution.Normal,
    ConditionalMean Mean = ConditionalMean.Constant,
    VarianceStart Start = VarianceStart.Backcast
)
{
    /// <summary>How many parameters are estimated, 3 to 6.</summary>
    public int ParameterCount =>
        3
        + (Mean == ConditionalMean.Constant ? 1 : 0)
        + (Model == VolatilityModel.Garch ? 0 : 1)
        + (Distribution == InnovationDistribution.StudentT ? 1 : 0);
}
