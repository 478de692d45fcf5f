namespace OptiFire.Sdk.Plugins;

/// <summary>What one run may cost.</summary>
/// <param name="CpuMilliseconds">Processor time per run, at least 1.</param>
/// <param name="MemoryMegabytes">Bytes allocated per run in units of 2²⁰, at least 1.</param>
public sealed record Budget(int CpuMilliseconds = 100, int MemoryMegabytes = 20);
