using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Options of <see cref="Heartbeat"/>.</summary>
public sealed record HeartbeatOptions
{
    /// <summary>Seconds between beats, 0.05 to 3600; 10 by default.</summary>
    [Range(0.05, 3600.0)]
    [Description("Seconds between beats; a step of the engine that takes longer is a missed beat.")]
    public double IntervalSeconds { get; init; } = 10;

    /// <summary>Beats missed in a row that raise the alarm, 1 to 1000; 3 by default.</summary>
    [Range(1, 1000)]
    [Description("Beats missed in a row that raise the alarm.")]
    public int Misses { get; init; } = 3;

    /// <summary>Seconds without data from a streaming source in session that miss a beat, 0, never, to 86400; 300 by default.</summary>
    [Range(0.0, 86_400.0)]
    [Description("Seconds without data from a streaming source, in session, that miss a beat; 0 for never.")]
    public double MaxDataAgeSeconds { get; init; } = 300;

    /// <summary>Seconds of silence from the broker while orders are open that miss a beat, 0, never, to 86400; 0 by default.</summary>
    [Range(0.0, 86_400.0)]
    [Description("Seconds of silence from the broker while orders are open that miss a beat; 0 for never.")]
    public double MaxBrokerAgeSeconds { get; init; }

    /// <summary>Seconds the engine may wait between two steps in session before a beat is missed, 0, any, to 86400; 0 by default.</summary>
    [Range(0.0, 86_400.0)]
    [Description("Seconds the engine may wait between two steps, in session; 0 for any.")]
    public double MaxIdleSeconds { get; init; }

    /// <summary>Whether an alarm lets only orders through that reduce risk; true by default.</summary>
    [Description("Whether an alarm lets only orders through that reduce risk.")]
    public bool ReduceOnly { get; init; } = true;

    /// <summary>Whether an alarm cancels working orders that add exposure; true by default.</summary>
    [Description("Whether an alarm cancels working orders that add exposure.")]
    public bool CancelOrders { get; init; } = true;

    /// <summary>Whether trading goes on by itself when the alarm is over; false, an operator decides, by default.</summary>
    [Description("Whether trading goes on by itself when the alarm is over.")]
    public bool AutoResume { get; init; }

    /// <summary>The socket of the service manager; empty, by default, for what <c>NOTIFY_SOCKET</c> says.</summary>
    [Description("The service manager's socket; empty for what NOTIFY_SOCKET says.")]
    public string NotifySocket { get; init; } = "";

    /// <summary>An address to be called while all is well; empty, none, by default.</summary>
    [RegularExpression("^https?://.+", ErrorMessage = "It must be an address that begins with http:// or https://.")]
    [Description("An address to be called while all is well; empty for none.")]
    public string PingUrl { get; init; } = "";

    /// <summary>Whether the address is called with POST in place of GET; false by default.</summary>
    [Description("Whether the address is called with POST in place of GET.")]
    public bool PingWithPost { get; init; }

    /// <summary>Seconds between calls, 0.05 to 86400; 60 by default.</summary>
    [Range(0.05, 86_400.0)]
    [Description("Seconds between calls of the address.")]
    public double PingSeconds { get; init; } = 60;

    /// <summary>Seconds a call may take, 0.05 to 300; 5 by default.</summary>
    [Range(0.05, 300.0)]
    [Description("Seconds a call of the address may take.")]
    public double PingTimeoutSeconds { get; init; } = 5;

    /// <summary>A file to be written while all is well; empty, none, by default.</summary>
    [Description("A file to be written at every beat while all is well; empty for none.")]
    public string BeatFile { get; init; } = "";
}

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class HeartbeatOptionsValidator : IValidateOptions<HeartbeatOptions>;
