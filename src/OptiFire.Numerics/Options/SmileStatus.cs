namespace OptiFire.Numerics.Options;

/// <summary>Whether a chain or a reading from it can be used.</summary>
public enum SmileStatus
{
    /// <summary>It can.</summary>
    Ready,

    /// <summary>The options have no time left, or the time is not a number.</summary>
    Expired,

    /// <summary>No strike has a usable call and a usable put: put–call parity gives no forward.</summary>
    NoForward,

    /// <summary>Fewer than two points on the call side or the put side.</summary>
    OneSideMissing,

    /// <summary>No strike of the chain has the delta asked for; nothing is extrapolated.</summary>
    DeltaOutsideChain,
}
