namespace OptiFire.Numerics.Filtering;

/// <summary>One step of a <see cref="LocalLevel"/> filter.</summary>
/// <param name="State">What is known after the observation: filtered level and variance, to be kept for the next step.</param>
/// <param name="Innovation">What the observation told.</param>
public readonly record struct LocalLevelStep(LocalLevelState State, Innovation Innovation);
