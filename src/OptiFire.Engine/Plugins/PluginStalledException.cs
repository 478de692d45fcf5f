using OptiFire.Sdk;

namespace OptiFire.Engine.Plugins;

/// <summary>A plugin does not come back: the run is given up. A thread cannot be ended from outside, so it may go on.</summary>
public sealed class PluginStalledException(IReadOnlyList<string> instances)
    : OptiFireException(
        $"{string.Join(", ", instances)} did not come back in time; the run is given up. "
            + "Look for an endless loop, and let long work heed the run's cancellation token."
    )
{
    /// <summary>Who.</summary>
    public IReadOnlyList<string> Instances { get; } = instances;
}
