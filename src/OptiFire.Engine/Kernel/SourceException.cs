using OptiFire.Sdk;

namespace OptiFire.Engine.Kernel;

/// <summary>A source of market data failed, or broke its contract.</summary>
public sealed class SourceException(string message, Exception? inner = null) : OptiFireException(message, inner);
