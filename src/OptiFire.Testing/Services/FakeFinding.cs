using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Testing.Services;

/// <summary>A finding a service raised.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found.</param>
public sealed record FakeFinding(FindingSeverity Severity, string Message);
