using System.ComponentModel.DataAnnotations;

namespace OptiFire.Engine.Tests.Settings;

public enum WatchMode
{
    Calm,
    VeryKeen,
}

/// <summary>Options of every type.</summary>
public sealed record WatchOptions
{
    [Range(1, 500)]
    public int Window { get; init; } = 20;

    [Range(0.0, 1.0)]
    public double Share { get; init; } = 0.5;

    public WatchMode Mode { get; init; }

    public string Label { get; init; } = "";
}
