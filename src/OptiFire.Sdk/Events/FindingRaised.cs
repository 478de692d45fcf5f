using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A monitor found something.</summary>
public sealed record FindingRaised(
    long Sequence,
    Timestamp Time,
    InstanceId Instance,
    FindingSeverity Severity,
    string Message
) : IEngineEvent;
