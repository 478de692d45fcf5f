using OptiFire.Sdk.Events;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Events;

/// <summary>An event that is but a number.</summary>
internal readonly record struct Ping(long Sequence) : IEngineEvent
{
    public Timestamp Time => default;
}
