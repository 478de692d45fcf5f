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
    /// <param name="parts">The run.</param>
    /// <param name="sink">Takes the data.</param>
    /// <param name="health">Is told when a source is waited for.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="after">What was available by then was applied in an earlier life and is dropped; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public void Open(
        EngineParts parts,
        ISliceSink sink,
        KernelHealth health,
        SourceRequest request,
        Timestamp? after,
        CancellationToken cancellationToken
    )
    {
        foreach (IMarketDataSource source in parts.Sources)
        {
            var feed = new SourceFeed(source, parts.Store, sink, health, after);
            feed.Start(Request(source, request, after), cancellationToken);
            _feeds.Add(feed);
        }

        health.Begin([.. _feeds]);
        foreach (SourceFeed feed in _feeds)
        {
            feed.Open();
        }
    }

    /// <summary>Hands the rows from now on to another sink: between two moments only.</summary>
    public void Route(ISliceSink sink) => _feeds.ForEach(feed => feed.Sink = sink);

    /// <summary>What is asked of one source.</summary>
    /// <remarks>
    /// A reader of files knows a repeated row by the row before it, so it reads them from the start. Others are asked for
    /// what they still have to give.
    /// </remarks>
    private static SourceRequest Request(IMarketDataSource source, SourceRequest request, Timestamp? after) =>
        after is { } moment && source is not IFileSource && moment >= request.From
            ? request with
            {
                From = new Timestamp(moment.UnixNanoseconds + 1),
            }
            : request;

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
