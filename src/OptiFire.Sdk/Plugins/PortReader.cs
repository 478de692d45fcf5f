using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>Reads a port's value.</summary>
public delegate T PortReader<out T>(ref PayloadReader reader);
