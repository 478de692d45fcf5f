using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Minute bars that flow until they are stopped; read again, they are the same ones.</summary>
internal sealed class MinuteStream(string[] symbols) : IMarketDataSource
{
    private int _minutes;
    private volatile bool _isStopped;

    public string Name => "stream";

    public IReadOnlyList<Instrument> Instruments { get; } =
    [.. symbols.Select(s => new Instrument { Symbol = s, Calendar = "always-open" })];

    /// <summary>How many minutes have flowed.</summary>
    public int Minutes => _minutes;

    public void Stop() => _isStopped = true;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        bool isAgain = _isStopped;
        Timestamp start = Timestamp.FromUtc(2022, 1, 3);
        for (int minute = 0; isAgain ? minute < _minutes : !_isStopped; minute++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bars = new Bar[symbols.Length];
            for (int i = 0; i < bars.Length; i++)
            {
                long price = 100_0000 + ((minute * 7919L + i * 104_729L) % 2_000 * 100);
                bars[i] = new Bar
                {
                    Instrument = request.Instruments.TryFind(symbols[i], out Instrument? known)
                        ? known.Id
                        : InstrumentId.None,
                    Size = BarSize.Minute,
                    Start = start,
                    EventTime = start + TimeSpan.FromMinutes(1),
                    AvailableAt = start + TimeSpan.FromMinutes(1),
                    Open = price,
                    High = price,
                    Low = price,
                    Close = price,
                    Volume = 100,
                };
            }

            start += TimeSpan.FromMinutes(1);
            yield return new DataBatch<Bar>(bars, bars.Length);
            if (!isAgain)
            {
                _minutes = minute + 1;
                await Task.Delay(1, cancellationToken); // a thousand minutes a second at most
            }
        }
    }
}
