using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="OrderFlowImbalance"/>.</summary>
public sealed record OrderFlowImbalanceOptions
{
    /// <summary>What is read: quotes, the default, or order books.</summary>
    [Description("What is read: quotes or books.")]
    [ResetsState]
    public BookInput Input { get; init; } = BookInput.Quotes;

    /// <summary>Code of the venue whose quotes are read; empty, the default, for the whole market's best.</summary>
    [Required(AllowEmptyStrings = true)]
    [MaxLength(8)]
    [Description("Code of the venue whose quotes are read; empty for the whole market's best.")]
    [ResetsState]
    public string Venue { get; init; } = "";

    /// <summary>Length of an interval of order flow in seconds, 1 to 600; 10 by default.</summary>
    [Range(1, 600)]
    [Description("Length of an interval of order flow in seconds.")]
    [ResetsState]
    public int IntervalSeconds { get; init; } = 10;

    /// <summary>Past intervals the deviation of order flow is taken from, 10 to 5000; 60 by default. The warm-up too.</summary>
    [Range(10, 5000)]
    [Description("Past intervals the deviation of order flow is taken from; the warm-up too.")]
    [ResetsState]
    public int Intervals { get; init; } = 60;

    /// <summary>Deviations of order flow at which the level is ±1, 0.5 to 20; 3 by default.</summary>
    [Range(0.5, 20.0)]
    [Description("Deviations of order flow at which the level is full.")]
    public double FullAt { get; init; } = 3;

    /// <summary>Seconds without a book after which two books are not compared, 1 to 3600; 120 by default.</summary>
    [Range(1, 3600)]
    [Description("Seconds without a book after which two books are not compared.")]
    public int MaxGapSeconds { get; init; } = 120;

    /// <summary>Books the micro-price is fitted to when an interval ends, 0 (no micro-price) to 20000; 2000 by default.</summary>
    [Range(0, 20000)]
    [Description("Books the micro-price is fitted to; 0 for none.")]
    [ResetsState]
    public int MicroPriceBooks { get; init; } = 2_000;
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class OrderFlowImbalanceOptionsValidator : IValidateOptions<OrderFlowImbalanceOptions>;
