namespace OptiFire.Sdk.Events;

/// <summary>Something the engine announces after it has been journalled.</summary>
public interface IEngineEvent
{
    /// <summary>The journal sequence it belongs to.</summary>
    long Sequence { get; }

    /// <summary>The engine's time.</summary>
    Time.Timestamp Time { get; }
}
