namespace OptiFire.Engine.Remote;

/// <summary>What a control server puts up with.</summary>
public sealed record ControlServerOptions
{
    /// <summary>Clients at once, 1 to 4096; 256 by default. One more is told so and sent away.</summary>
    public int MaxClients { get; init; } = 256;

    /// <summary>How long a client may take to send a line it began, or to take its answer; 30 s by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may say nothing; 10 minutes by default.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxClients, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxClients, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Patience, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Silence, TimeSpan.Zero);
    }
}
