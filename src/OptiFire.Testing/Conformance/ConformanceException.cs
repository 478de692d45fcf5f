using OptiFire.Sdk;

namespace OptiFire.Testing.Conformance;

/// <summary>A plugin does not conform.</summary>
/// <param name="check">What it was checked for.</param>
/// <param name="reason">What was found, with places and values.</param>
public sealed class ConformanceException(ConformanceCheck check, string reason)
    : OptiFireException($"{check}: {reason}")
{
    /// <summary>
    /// What the plugin breaks. A check that compares runs says <see cref="ConformanceCheck.SameResult"/> where two runs
    /// that are alike differ already, and <see cref="ConformanceCheck.GivesResults"/> where there is nothing to compare.
    /// </summary>
    public ConformanceCheck Check { get; } = check;
}
