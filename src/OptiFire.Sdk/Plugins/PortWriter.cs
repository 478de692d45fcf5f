using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>Stores a port's value.</summary>
public delegate void PortWriter<in T>(T value, PayloadWriter writer);
