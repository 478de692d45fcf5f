namespace OptiFire.Testing.Conformance;

/// <summary>What every service is checked for.</summary>
public enum ServiceCheck
{
    /// <summary>Beside a running engine it reports within its first minute, in a form that can be shown.</summary>
    Reports,

    /// <summary>It ends within a second of being cancelled, and not before.</summary>
    EndsWhenCancelled,

    /// <summary>It can be run again after it ended, with nothing left of the first time.</summary>
    RunsAgain,

    /// <summary>Without a run, a store or commands it goes on, says that it is not ready, and asks for nothing.</summary>
    NothingThere,

    /// <summary>On virtual time it gives no command, and says so where it would have.</summary>
    VirtualTime,
}
