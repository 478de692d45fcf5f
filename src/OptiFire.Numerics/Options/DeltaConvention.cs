namespace OptiFire.Numerics.Options;

/// <summary>What a delta counts: both are of the premium-unadjusted kind.</summary>
public enum DeltaConvention
{
    /// <summary>Forwards held per option: ±Φ(±d₁).</summary>
    Forward,

    /// <summary>Units of the underlying held per option: ±e^(−qT)·Φ(±d₁).</summary>
    Spot,
}
