namespace OptiFire.Benchmarks;

/// <summary>A subscriber that does next to nothing: it checks the order and that nothing is missing.</summary>
public sealed class Listener(long events, CountdownEvent ended)
{
    private long _heard;

    public void Hear(Announcement announcement)
    {
        if (announcement.Sequence != ++_heard)
        {
            throw new InvalidOperationException($"{announcement.Sequence} came where {_heard} was next.");
        }

        if (_heard == events)
        {
            ended.Signal();
        }
    }
}
