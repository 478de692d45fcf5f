using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Dashboard;

/// <summary>Options of <see cref="EquityPlot"/>.</summary>
public sealed record EquityPlotOptions
{
    /// <summary>The newest session closes that are shown, 0 for all, else up to 100000; 0 by default.</summary>
    [Range(0, 100_000)]
    [Description("The newest session closes that are shown; 0 for all.")]
    public int Closes { get; init; }

    /// <summary>Stretches the curve is thinned to, each with its lowest and highest point, 10 to 5000; 500 by default.</summary>
    [Range(10, 5_000)]
    [Description("Stretches the curve is thinned to, each with its lowest and highest point.")]
    public int Resolution { get; init; } = 500;

    /// <summary>Rows of the table of drawdowns, 1 to 50; 5 by default.</summary>
    [Range(1, 50)]
    [Description("Rows of the table of drawdowns.")]
    public int Drawdowns { get; init; } = 5;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class EquityPlotOptionsValidator : IValidateOptions<EquityPlotOptions>;
