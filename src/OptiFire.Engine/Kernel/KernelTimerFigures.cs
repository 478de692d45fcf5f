using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>What became of a timer.</summary>
internal struct KernelTimerFigures
{
    /// <summary>Its first time.</summary>
    public Timestamp? FirstDue;

    /// <summary>The latest of its times that was reached; null before the first.</summary>
    public Timestamp? Reached;

    /// <summary>When it last fired; null when it has not.</summary>
    public Timestamp? Fired;

    /// <summary>How often it fired.</summary>
    public long Fires;

    /// <summary>Times folded into a later one, or into a run that was still going on.</summary>
    public long Coalesced;

    /// <summary>Times that were too late to run.</summary>
    public long Misfires;
}
