using OptiFire.Sdk;

namespace OptiFire.Testing.Conformance;

/// <summary>A service does not conform.</summary>
/// <param name="check">What it was checked for.</param>
/// <param name="reason">What was found.</param>
public sealed class ServiceConformanceException(ServiceCheck check, string reason)
    : OptiFireException($"{check}: {reason}")
{
    /// <summary>What the service breaks.</summary>
    public ServiceCheck Check { get; } = check;
}
