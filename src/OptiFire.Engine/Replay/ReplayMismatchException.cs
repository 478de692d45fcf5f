using OptiFire.Sdk;

namespace OptiFire.Engine.Replay;

/// <summary>A replay does what its journal does not hold.</summary>
public sealed class ReplayMismatchException(ReplayDifference difference)
    : OptiFireException(
        difference + " The journal is of another run, of other inputs or settings, or of another version of a plugin."
    )
{
    /// <summary>The first difference.</summary>
    public ReplayDifference Difference { get; } = difference;
}
