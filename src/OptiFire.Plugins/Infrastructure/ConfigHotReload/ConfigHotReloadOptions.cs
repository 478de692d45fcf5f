using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="ConfigHotReload"/>.</summary>
public sealed record ConfigHotReloadOptions
{
    /// <summary>Time from one look at the files to the next, in milliseconds, 50 to 60000; 250 by default.</summary>
    [Range(50, 60_000)]
    [Description("Time from one look at the files to the next, in milliseconds.")]
    public int PollMilliseconds { get; init; } = 250;

    /// <summary>How long files must stay as they are before they are read, in milliseconds, 0 to 60000; 500 by default.</summary>
    [Range(0, 60_000)]
    [Description("How long files must stay as they are before they are read, in milliseconds.")]
    public int DebounceMilliseconds { get; init; } = 500;

    /// <summary>Reloads kept in the table, 1 to 1000; 50 by default.</summary>
    [Range(1, 1_000)]
    [Description("Reloads kept in the table.")]
    public int TableRows { get; init; } = 50;
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class ConfigHotReloadOptionsValidator : IValidateOptions<ConfigHotReloadOptions>;
