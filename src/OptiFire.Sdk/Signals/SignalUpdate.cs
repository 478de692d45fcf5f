namespace OptiFire.Sdk.Signals;

/// <summary>What a signal plugin says: how much it wants of something, from now until it says otherwise or the signal expires.</summary>
/// <param name="Level">In [−1, 1]: 1 wants all the capital it is given, 0 is flat, negative is short.</param>
public readonly record struct SignalUpdate(double Level)
{
    /// <summary>How sure, in (0, 1]; 1 by default.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>How far the forecast reaches; null when it says nothing of that.</summary>
    public TimeSpan? Horizon { get; init; }

    /// <summary>How long the signal lives if it is not renewed; null for until replaced.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>The instruments it is about; null for the shard's own.</summary>
    public IReadOnlyList<SignalLeg>? Legs { get; init; }
}
