using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OptiFire.Numerics.Inference;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Alpha;

/// <summary>Options of <see cref="CointegratedPairs"/>.</summary>
public sealed record CointegratedPairsOptions : IValidatableObject
{
    /// <summary>Tickers separated by commas, at least two; every pair of them is tested. <c>KO, PEP</c> by default.</summary>
    [Required]
    [Description("Tickers separated by commas; every pair of them is tested.")]
    [ResetsState]
    public string Symbols { get; init; } = "KO, PEP";

    /// <summary>Closes a pair is tested and its line estimated on, 60 to 2520; 252 by default. The warm-up too.</summary>
    [Range(60, 2520)]
    [Description("Closes a pair is tested and its line estimated on; the warm-up too.")]
    public int FormationCloses { get; init; } = 252;

    /// <summary>Sessions from one selection to the next, 1 to 504; 21 by default. An open trade puts it off.</summary>
    [Range(1, 504)]
    [Description("Sessions from one selection to the next; an open trade puts it off.")]
    public int RefitSessions { get; init; } = 21;

    /// <summary>Greatest p-value after the correction for all pairs tested, 0.0001 to 0.5; 0.05 by default.</summary>
    [Range(0.0001, 0.5)]
    [Description("Greatest p-value after the correction for all pairs tested.")]
    public double Significance { get; init; } = 0.05;

    /// <summary>How the lags of the test are chosen; <c>bayes</c> by default, which keeps the test's level.</summary>
    [Description("How the lags of the test are chosen: fixed, akaike, bayes or t_statistic.")]
    public LagChoice LagChoice { get; init; } = LagChoice.Bayes;

    /// <summary>The longest lag compared, or the lag itself when fixed, 0 to 20; 15 by default.</summary>
    [Range(0, 20)]
    [Description("The longest lag compared, or the lag itself when fixed.")]
    public int MaxLag { get; init; } = 15;

    /// <summary>Least half-life of the spread, sessions, 0.1 to 250; 2 by default.</summary>
    [Range(0.1, 250.0)]
    [Description("Least half-life of the spread, sessions.")]
    public double MinHalfLife { get; init; } = 2;

    /// <summary>Greatest half-life of the spread, sessions, above the least, up to 500; 60 by default.</summary>
    [Range(0.2, 500.0)]
    [Description("Greatest half-life of the spread, sessions.")]
    public double MaxHalfLife { get; init; } = 60;

    /// <summary>Distance from the mean at which a trade opens, standard deviations, 0.5 to 10; 2 by default.</summary>
    [Range(0.5, 10.0)]
    [Description("Distance from the mean at which a trade opens, standard deviations.")]
    public double Entry { get; init; } = 2;

    /// <summary>Distance at which it closes, 0 to below <see cref="Entry"/>; 0.5 by default.</summary>
    [Range(0.0, 9.0)]
    [Description("Distance from the mean at which a trade closes, standard deviations.")]
    public double Exit { get; init; } = 0.5;

    /// <summary>Distance at which it is given up, above <see cref="Entry"/>, up to 20; 4 by default.</summary>
    [Range(0.6, 20.0)]
    [Description("Distance from the mean at which a trade is given up, standard deviations.")]
    public double Stop { get; init; } = 4;

    /// <summary>Half-lives after which a trade is given up, 0.5 to 20; 3 by default.</summary>
    [Range(0.5, 20.0)]
    [Description("Half-lives after which a trade is given up.")]
    public double MaxHoldHalfLives { get; init; } = 3;

    /// <summary>Closes among the last ones that may lack a partner, 0 to 250; 5 by default.</summary>
    [Range(0, 250)]
    [Description("Closes that may lack a partner before a pair is not tested.")]
    public int MaxUnmatched { get; init; } = 5;

    /// <summary>Calendar days between two matched closes above which they have a hole, and that a signal lives, 4 to 60; 10 by default.</summary>
    [Range(4, 60)]
    [Description("Calendar days between matched closes that count as a hole, and that a signal lives unrenewed.")]
    public int MaxGapDays { get; init; } = 10;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string[] symbols = ToSymbols();
        if (symbols.Length < 2 || symbols.Distinct(StringComparer.OrdinalIgnoreCase).Count() < symbols.Length)
        {
            yield return new ValidationResult("Pairs need at least two different tickers.", [nameof(Symbols)]);
        }

        if (!(Exit < Entry && Entry < Stop && MinHalfLife < MaxHalfLife))
        {
            yield return new ValidationResult("exit < entry < stop and min_half_life < max_half_life must hold.");
        }
    }

    internal string[] ToSymbols() =>
        Symbols.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Checks the ranges and that the distances rise.</summary>
[OptionsValidator]
public sealed partial class CointegratedPairsOptionsValidator : IValidateOptions<CointegratedPairsOptions>;
