using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.EndToEnd.Tests;

/// <summary>Minute bars whose close never repeats; while it is held, it gives a few a millisecond.</summary>
internal sealed class DripSource(int bars) : IMarketDataSource
{
    private const int Batch = 20;

    /// <summary>Whether the run must not come to its end yet.</summary>
    public volatile bool Held;

    /// <summary>How many batches were given.</summary>
    public int Given;

    public string Name => "drip";

    public IReadOnlyList<Instrument> Instruments { get; } = [new Instrument { Symbol = "AAA" }];

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        int next = 0;
        while (Held || next < bars)
        {
            var batch = new Bar[Batch];
            for (int i = 0; i < Batch; i++)
            {
                batch[i] = Minute(next++);
            }

            yield return new DataBatch<Bar>(batch, Batch);
            Interlocked.Increment(ref Given);
            if (Held)
            {
                await Task.Delay(1, cancellationToken);
            }
        }
    }

    private static Bar Minute(int number)
    {
        Timestamp end = Timestamp.FromUtc(2020, 1, 2) + TimeSpan.FromMinutes(number + 1);
        long price = 1_000_000 + number;
        return new Bar
        {
            Instrument = new InstrumentId(0),
            Size = BarSize.Minute,
            Start = end - TimeSpan.FromMinutes(1),
            EventTime = end,
            AvailableAt = end,
            Open = price,
            High = price,
            Low = price,
            Close = price,
            Volume = 1000,
        };
    }
}
