using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Features;

/// <summary>Options of <see cref="GarchVolatility"/>.</summary>
public sealed record GarchVolatilityOptions : IValidatableObject
{
    /// <summary>
    /// <see cref="VolatilityModel.Garch"/> (the default) or <see cref="VolatilityModel.Gjr"/>, in which a loss weighs more.
    /// </summary>
    [Description("The model: garch or gjr.")]
    [ResetsState]
    public VolatilityModel Model { get; init; } = VolatilityModel.Garch;

    /// <summary>The distribution of the standardised residuals; <see cref="InnovationDistribution.Normal"/> by default.</summary>
    [Description("The distribution of the standardised residuals: normal or student_t.")]
    [ResetsState]
    public InnovationDistribution Distribution { get; init; } = InnovationDistribution.Normal;

    /// <summary>Daily returns below which nothing is estimated, 500 to 5000; 500 by default.</summary>
    [Range(500, 5000)]
    [Description("Daily returns below which nothing is estimated.")]
    public int WarmUp { get; init; } = 500;

    /// <summary>Daily returns an estimation looks back at most, <see cref="WarmUp"/> to 10000; 1000 by default.</summary>
    [Range(500, 10_000)]
    [Description("Daily returns an estimation looks back at most.")]
    public int TrainingReturns { get; init; } = 1_000;

    /// <summary>Bars from one estimation to the next, 1 to 1000; 21 by default.</summary>
    [Range(1, 1000)]
    [Description("Bars from one estimation to the next.")]
    public int RefitBars { get; init; } = 21;

    /// <summary>Days ahead of the longer forecast, 1 to 252; 21 by default.</summary>
    [Range(1, 252)]
    [Description("Days ahead of the longer forecast.")]
    public int Horizon { get; init; } = 21;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrainingReturns < WarmUp)
        {
            yield return new ValidationResult("The returns looked back at must be at least the warm-up.");
        }

        if (Model == VolatilityModel.Egarch)
        {
            yield return new ValidationResult("An EGARCH has no forecast in closed form: choose garch or gjr.");
        }
    }
}

/// <summary>Checks the ranges, and what they say together.</summary>
[OptionsValidator]
public sealed partial class GarchVolatilityOptionsValidator : IValidateOptions<GarchVolatilityOptions>;
