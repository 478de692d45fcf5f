using OptiFire.Engine.Health;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Fills the windows of plugins that were switched on during a run from the sources' past.</summary>
/// <remarks>
/// A pure function of the sources and of the moment, so a replay fills the same. The kernel waits for it: its cost is one
/// reading of the sources up to now, and only where a window asks for what was not kept.
/// </remarks>
internal sealed class Backfill(EngineParts parts, KernelHealth health, SourceRequest request) : ISliceSink
{
    /// <summary>Fills up to a moment whose own data are still to come.</summary>
    public void Run(Timestamp now)
    {
        if (!parts.Store.BeginFill())
        {
            return;
        }

        using var reading = CancellationTokenSource.CreateLinkedTokenSource(parts.View.Cancellation);
        try
        {
            var feeds = new SourceFeeds();
            // What cannot be used was counted when it arrived.
            feeds.Open(
                parts,
                this,
                health,
                request with
                {
                    Quarantine = new QuarantineBook(),
                },
                after: null,
                reading.Token
            );
            while (feeds.Next < now)
            {
                feeds.Apply(feeds.Next);
            }
        }
        finally
        {
            parts.Store.EndFill();
            reading.Cancel();
        }
    }

    public void Apply<T>(in T datum, SeriesTable<T> table)
        where T : struct, IDatum<T>
    {
        if (table.Find(datum.Instrument, datum.Variant) is { } series && !parts.PutAside.Contains(in datum))
        {
            series.Fill(in datum);
        }
    }
}
