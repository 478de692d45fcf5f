using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Control;

/// <summary>What may be asked of a running engine: carried out between two of its moments, and journalled as an input.</summary>
public interface ICommands
{
    /// <summary>Whether the engine takes commands: it runs, and on real time.</summary>
    bool IsOpen { get; }

    /// <summary>Sets what automatic trading may do; guards may be stricter.</summary>
    void SetTradingState(TradingState state, string reason);

    /// <summary>Cancels every working order that adds exposure.</summary>
    void CancelWorkingOrders(string reason);

    /// <summary>Stops a plugin's runs until it is resumed.</summary>
    void Pause(InstanceId instance, string reason);

    /// <summary>Lets a paused plugin run again.</summary>
    void Resume(InstanceId instance, string reason);

    /// <summary>Runs a plugin now, on what is known now.</summary>
    void RunNow(InstanceId instance, string reason);

    /// <summary>Lets a quarantined plugin run again.</summary>
    void Release(InstanceId instance, string reason);

    /// <summary>Sheds plugins that are not critical, or lets them come back.</summary>
    /// <param name="level">0: none are shed; 1: reports and diagnostics; 2: learning and features nobody trades on; 3: all that is not critical.</param>
    /// <param name="reason">Why.</param>
    void Shed(int level, string reason);
}
