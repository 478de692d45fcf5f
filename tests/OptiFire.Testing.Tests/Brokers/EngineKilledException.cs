namespace OptiFire.Testing.Tests.Brokers;

/// <summary>Stands for the end of the process.</summary>
public sealed class EngineKilledException() : Exception("killed");
