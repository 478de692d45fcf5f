namespace OptiFire.Plugins.Infrastructure;

/// <summary>What a process may use.</summary>
/// <param name="Cores">Processors, greater than 0; may be a fraction.</param>
/// <param name="MachineMemoryBytes">The machine's memory; null when not known.</param>
/// <param name="GroupMemoryBytes">The tightest limit of the process's control groups; null when there is none.</param>
/// <param name="GroupUsedBytes">What the group with that limit uses, caches included; null when not known.</param>
public readonly record struct MachineLimits(
    double Cores,
    long? MachineMemoryBytes,
    long? GroupMemoryBytes,
    long? GroupUsedBytes
);
