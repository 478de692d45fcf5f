using OptiFire.Sdk.Market;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Puts bar series together as one source, to be read again and again.</summary>
public static class SeriesMarket
{
    /// <summary>A source of the bars of every series.</summary>
    public static IMarketDataSource Of(params IReadOnlyList<BarSeries> all) =>
        new MemorySource<Bar>(
            [.. all.Select(s => s.Instrument)],
            [.. all.SelectMany((s, i) => s.Bars.Select(b => b with { Instrument = new InstrumentId(i) }))]
        );
}
