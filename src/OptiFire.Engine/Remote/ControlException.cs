using OptiFire.Sdk;

namespace OptiFire.Engine.Remote;

/// <summary>A control socket cannot be used, or what was asked over it was refused; nothing was changed.</summary>
public sealed class ControlException(string message, Exception? inner = null) : OptiFireException(message, inner);
