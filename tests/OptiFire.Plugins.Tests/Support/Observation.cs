using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>A port's value as a reader saw it.</summary>
/// <param name="At">The engine's time.</param>
/// <param name="Symbol">The reader's instrument; empty for the whole.</param>
/// <param name="Value">The value.</param>
public readonly record struct Observation<T>(Timestamp At, string Symbol, T Value);
