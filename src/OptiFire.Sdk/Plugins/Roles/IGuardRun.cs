using OptiFire.Sdk.Decisions;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A guard's run.</summary>
public interface IGuardRun : IRun
{
    /// <summary>Why it is asked.</summary>
    GuardCause Cause { get; }

    /// <summary>Mark-to-market equity in the base currency.</summary>
    decimal AccountEquity { get; }

    /// <summary>Net external flows since the last check, in the base currency; paid in is positive.</summary>
    decimal FlowSinceLast { get; }

    /// <summary>Puts a multiplier and a trading state in force until the next verdict.</summary>
    void Restrict(GuardVerdict verdict);
}
