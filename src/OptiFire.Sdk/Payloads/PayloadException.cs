namespace OptiFire.Sdk.Payloads;

/// <summary>Stored bytes do not hold what they should: damaged, cut short, or of another schema.</summary>
public sealed class PayloadException(string message) : OptiFireException(message);
