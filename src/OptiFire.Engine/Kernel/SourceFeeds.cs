using OptiFire.Engine.Health;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>All sources, read together in the order of availability; at one moment the source added first comes first.</summary>
internal sealed class SourceFeeds
{
    private readonly List<SourceFeed> _feeds = [];

    /// <summary>When the next datum of any source became available; <see cref="Timestamp.MaxValue"/> at the end of all.</summary>
    public Timestamp Next
    {
        get
        {
            Timestamp next = Timestamp.MaxValue;
            foreach (SourceFeed feed in _feeds)
            {
                next = feed.Next < next ? feed.Next : next;
            }

            return next;
        }
    }

    /// <summary>Starts every source, then waits for the first datum of each.</summary>
    public void Open(
        EngineParts parts,
        ISliceSink sink,
        KernelHealth health,
        SourceRequest request,
        CancellationToken cancellationToken
    )
    {
        foreach (IMarketDataSource source in parts.Sources)
        {
            var feed = new SourceFeed(source, parts.Store, sink, health);
            feed.Start(request, cancellationToken);
            _feeds.Add(feed);
        }

        health.Begin([.. _feeds]);
        foreach (SourceFeed feed in _feeds)
        {
            feed.Open();
        }
    }

    /// <summary>Applies everything that became available at a moment.</summary>
    public void Apply(Timestamp moment)
    {
        foreach (SourceFeed feed in _feeds)
        {
            if (feed.Next == moment)
            {
                feed.Apply(moment);
            }
        }
    }
}
