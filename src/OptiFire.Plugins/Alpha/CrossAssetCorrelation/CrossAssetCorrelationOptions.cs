using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="CrossAssetCorrelation"/>.</summary>
public sealed record CrossAssetCorrelationOptions
{
    /// <summary>The first ticker; <c>SPY</c> by default.</summary>
    [Required]
    [Description("The first ticker.")]
    public string First { get; init; } = "SPY";

    /// <summary>The second ticker; <c>TLT</c> by default.</summary>
    [Required]
    [Description("The second ticker.")]
    public string Second { get; init; } = "TLT";

    /// <summary>Returns in the recent window, 5 to 250; 20 by default.</summary>
    [Range(5, 250)]
    [Description("Returns in the recent window.")]
    public int ShortWindow { get; init; } = 20;

    /// <summary>Returns in the window that ends where the recent one begins, 5 to 2500; 120 by default.</summary>
    [Range(5, 2500)]
    [Description("Returns in the window before the recent one.")]
    public int LongWindow { get; init; } = 120;

    /// <summary>The least |Z| of a breakdown, standard errors, 0.5 to 10; 2 (about 5 % two-sided) by default.</summary>
    [Range(0.5, 10.0)]
    [Description("The least |Z| of a breakdown.")]
    public double Threshold { get; init; } = 2;

    /// <summary>Closes among the last ones that may lack a partner before nothing is said, 0 to 250; 5 by default.</summary>
    [Range(0, 250)]
    [Description("Closes that may lack a partner before nothing is said.")]
    public int MaxUnmatched { get; init; } = 5;

    /// <summary>Calendar days between two matched closes above which the windows have a hole, 4 to 60; 10 by default.</summary>
    [Range(4, 60)]
    [Description("Calendar days between two matched closes above which the windows have a hole.")]
    public int MaxGapDays { get; init; } = 10;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class CrossAssetCorrelationOptionsValidator : IValidateOptions<CrossAssetCorrelationOptions>;
