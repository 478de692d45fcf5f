using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>A market that lies open: whoever knows where to look sees everything it was asked for.</summary>
public sealed class LeakyMarket(FakeMarket market) : IMarketDataSource
{
    /// <summary>The closes of the last reading of this test's flow, by instrument and time.</summary>
    public static AsyncLocal<SortedList<(int, Timestamp), long>?> Open { get; } = new();

    public string Name => market.Name;

    public IReadOnlyList<Instrument> Instruments => market.Instruments;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var batches = new List<DataBatch>();
        SortedList<(int, Timestamp), long> closes = Open.Value ?? [];
        lock (closes)
        {
            closes.Clear();
        }

        await foreach (DataBatch batch in market.ReadAsync(request, cancellationToken))
        {
            batches.Add(batch);
            if (batch is DataBatch<Bar> bars)
            {
                lock (closes)
                {
                    foreach (Bar bar in bars.Rows)
                    {
                        closes[(bar.Instrument.Value, bar.EventTime)] = bar.Close;
                    }
                }
            }
        }

        foreach (DataBatch batch in batches)
        {
            yield return batch;
        }
    }
}
