using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Events;

/// <summary>A monitor found something.</summary>
public readonly record struct FindingRaised(
    long Sequence,
    Timestamp Time,
    InstanceId Instance,
    FindingSeverity Severity,
    string Message
) : IEngineEvent;
