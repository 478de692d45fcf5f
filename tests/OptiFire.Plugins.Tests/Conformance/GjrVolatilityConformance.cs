using OptiFire.Numerics.Volatility;
using OptiFire.Plugins.Features;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The model with the most parameters to remember, on the same market.</summary>
public sealed class GjrVolatilityConformance : GarchVolatilityConformance
{
    protected override GarchVolatilityOptions Options =>
        base.Options with
        {
            Model = VolatilityModel.Gjr,
            Distribution = InnovationDistribution.StudentT,
        };
}
