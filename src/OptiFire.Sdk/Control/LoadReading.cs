namespace OptiFire.Sdk.Control;

/// <summary>How much of the machine this process uses.</summary>
/// <param name="ProcessorTime">Processor time used since the process began, over all threads.</param>
/// <param name="Processors">How many processors there are to use, at least 1.</param>
/// <param name="MemoryBytes">Memory in use, at least 0.</param>
public readonly record struct LoadReading(TimeSpan ProcessorTime, int Processors, long MemoryBytes);
