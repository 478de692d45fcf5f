namespace OptiFire.Engine.Events;

/// <summary>The events of one type.</summary>
internal interface IEventTopic
{
    /// <summary>Takes no more events and returns once all there are were handled.</summary>
    Task CloseAsync();
}
