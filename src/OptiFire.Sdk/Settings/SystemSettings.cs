namespace OptiFire.Sdk.Settings;

/// <summary>Machine limits and logging.</summary>
public sealed record SystemSettings
{
    /// <summary>Threads that run plugins beside the kernel, 1 to 64; 3 by default.</summary>
    public int MaxWorkers { get; init; } = 3;

    /// <summary>Memory the engine may plan for, in units of 2²⁰ bytes, 128 to 65536; 900 by default.</summary>
    public int MaxRamMb { get; init; } = 900;

    /// <summary>Processor share above which plugins are shed, 1 to 100; 90 by default.</summary>
    public int MaxCpuPercent { get; init; } = 90;

    /// <summary>How much is logged; Information by default.</summary>
    public SettingsLogLevel LogLevel { get; init; } = SettingsLogLevel.Information;

    /// <summary>Seed of every generator of random numbers.</summary>
    public long Seed { get; init; } = 42;
}
