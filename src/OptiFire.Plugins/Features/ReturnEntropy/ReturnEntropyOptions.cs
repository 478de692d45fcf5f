using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Features;

/// <summary>Options of <see cref="ReturnEntropy"/>.</summary>
public sealed record ReturnEntropyOptions : IValidatableObject
{
    /// <summary>Returns measured, 20 to 5000; 250 by default.</summary>
    [Range(20, 5000)]
    [Description("Returns measured.")]
    public int Window { get; init; } = 250;

    /// <summary>Returns before the window that the bins are fitted on, 20 to 10000; 500 by default.</summary>
    [Range(20, 10_000)]
    [Description("Returns before the window that the bins are fitted on.")]
    public int TrainingReturns { get; init; } = 500;

    /// <summary>Bins, each equally likely among the training returns, 2 to 100; 10 by default.</summary>
    [Range(2, 100)]
    [Description("Bins, each equally likely among the training returns.")]
    public int Bins { get; init; } = 10;

    /// <summary>Neighbouring returns whose order is looked at, 2 to 6; 3 by default.</summary>
    [Range(2, 6)]
    [Description("Neighbouring returns whose order is looked at.")]
    public int Order { get; init; } = 3;

    /// <summary>Steps from one of them to the next, 1 to 20; 1 by default.</summary>
    [Range(1, 20)]
    [Description("Steps from one of them to the next.")]
    public int Delay { get; init; } = 1;

    /// <summary>Returns that may span missing bars and are left out, 0 to 250; 5 by default.</summary>
    [Range(0, 250)]
    [Description("Returns that may span missing bars and are left out.")]
    public int MaxMissing { get; init; } = 5;

    /// <summary>Length of a bar in seconds, 1 to 86400; 86400 (a session) by default.</summary>
    [Range(1, 86_400)]
    [Description("Length of a bar in seconds; 86400 is a session.")]
    public int BarSeconds { get; init; } = 86_400;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window <= (Order - 1) * Delay)
        {
            yield return new ValidationResult("The window must be longer than one pattern of returns.");
        }
    }
}

/// <summary>Checks the ranges, and what they say together.</summary>
[OptionsValidator]
public sealed partial class ReturnEntropyOptionsValidator : IValidateOptions<ReturnEntropyOptions>;
