using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.Inference;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="TStatThreshold"/>.</summary>
public sealed record TStatThresholdOptions
{
    /// <summary>The least t statistic, however few trials were made, 0 to 10; 3 by default.</summary>
    [Range(0.0, 10.0)]
    [Description("The least t statistic, however few trials were made.")]
    public double Hurdle { get; init; } = TrialHurdle.HarveyLiuZhu;

    /// <summary>Closed bets needed, 20 to 10000; 60 by default.</summary>
    [Range(20, 10_000)]
    [Description("Closed bets needed before a signal is judged.")]
    public int MinBets { get; init; } = 60;

    /// <summary>The newest bets that count, 20 to 100000, and never fewer than <see cref="MinBets"/>; 2520 by default.</summary>
    [Range(20, 100_000)]
    [Description("The newest bets that count; never fewer than min_bets.")]
    public int MaxBets { get; init; } = 2_520;

    /// <summary>How many parameter sets were tried in all, 0 to 1000000; 0, the default, adds up those of the track records.</summary>
    [Range(0, 1_000_000)]
    [Description("How many parameter sets were tried in all; 0 adds up those of the track records.")]
    public int Trials { get; init; }

    /// <summary>How the hurdle grows with the trials; <c>bonferroni</c> by default.</summary>
    [Description(
        "How the hurdle grows with the trials: bonferroni, sidak, holm, hochberg, hommel, benjamini_hochberg or benjamini_yekutieli."
    )]
    public TrialCorrection Correction { get; init; } = TrialCorrection.Bonferroni;

    /// <summary>The level of all trials together, 0.0001 to 0.5; 0.05 by default.</summary>
    [Range(0.0001, 0.5)]
    [Description("The level of all trials together.")]
    public double Significance { get; init; } = 0.05;

    /// <summary>Whether a signal with too few bets passes; false, the default, lets it earn its record on paper first.</summary>
    [Description("Whether a signal with too few bets passes; else it earns its record on paper first.")]
    public bool PassUnproven { get; init; }
}

/// <summary>Checks the ranges.</summary>
[OptionsValidator]
public sealed partial class TStatThresholdOptionsValidator : IValidateOptions<TStatThresholdOptions>;
