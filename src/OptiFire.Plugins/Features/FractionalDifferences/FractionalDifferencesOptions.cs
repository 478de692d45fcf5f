using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Features;

/// <summary>Options of <see cref="FractionalDifferences"/>.</summary>
public sealed record FractionalDifferencesOptions : IValidatableObject
{
    private const int LongestWindow = 10_000;

    /// <summary>Where the order comes from; <see cref="OrderChoice.Fixed"/> by default.</summary>
    [Description("Where the order comes from: fixed or searched.")]
    [ResetsState]
    public OrderChoice Choice { get; init; } = OrderChoice.Fixed;

    /// <summary>The order d when it is fixed, 0 to 2; 0.4 by default.</summary>
    [Range(0.0, 2.0)]
    [Description("The order d when it is fixed.")]
    public double Order { get; init; } = 0.4;

    /// <summary>τ: weights from the first one below it are left out, 0.000001 to 0.1; 0.00001 by default.</summary>
    [Range(1e-6, 0.1)]
    [Description("Weights from the first one below it are left out: the window is what a small one costs.")]
    [ResetsState]
    public double Threshold { get; init; } = 1e-5;

    /// <summary>Closes the order is searched on, 150 to 10000; 2520 (ten years) by default.</summary>
    [Range(150, LongestWindow)]
    [Description("Closes the order is searched on.")]
    [ResetsState]
    public int TrainingBars { get; init; } = 2_520;

    /// <summary>Steps of the search from 0 to 1, 2 to 100; 20 by default.</summary>
    [Range(2, 100)]
    [Description("Steps of the search from 0 to 1.")]
    [ResetsState]
    public int SearchSteps { get; init; } = 20;

    /// <summary>The p-value below which a unit root is rejected, 0.001 to 0.2; 0.05 by default.</summary>
    [Range(0.001, 0.2)]
    [Description("The p-value below which a unit root is rejected.")]
    [ResetsState]
    public double Significance { get; init; } = 0.05;

    /// <summary>Missing bars in the window that are bridged with the close before them, 0 to 1000; 5 by default.</summary>
    [Range(0, 1000)]
    [Description("Missing bars in the window that are bridged with the close before them.")]
    public int MaxMissing { get; init; } = 5;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    [ResetsState]
    public int BarSeconds { get; init; } = 86_400;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        double beyond = FractionalWeights.OfCount(Order, LongestWindow + 1)[^1];
        if (Choice == OrderChoice.Fixed && Math.Abs(beyond) >= Threshold)
        {
            yield return new ValidationResult("The window of this order and threshold is longer than 10000 bars.");
        }
    }
}

/// <summary>Checks the ranges, and what they say together.</summary>
[OptionsValidator]
public sealed partial class FractionalDifferencesOptionsValidator : IValidateOptions<FractionalDifferencesOptions>;
