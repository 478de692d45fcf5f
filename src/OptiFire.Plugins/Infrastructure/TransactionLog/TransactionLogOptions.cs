using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="TransactionLog"/>.</summary>
public sealed record TransactionLogOptions
{
    /// <summary>Growth between two session closes that raises a warning, in units of 2²⁰ bytes, 0.001 to 1000000; 64 by default.</summary>
    [Range(0.001, 1_000_000.0)]
    [Description("Growth between two session closes that raises a warning, in megabytes.")]
    public double MaxGrowthMegabytes { get; init; } = 64;

    /// <summary>Days of journal to keep in one place before it should be archived, 0 to 36500; 0, for ever, by default.</summary>
    [Range(0, 36_500)]
    [Description("Days of journal to keep in one place before a reminder to archive it; 0 for no reminder.")]
    public int RetentionDays { get; init; }
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class TransactionLogOptionsValidator : IValidateOptions<TransactionLogOptions>;
