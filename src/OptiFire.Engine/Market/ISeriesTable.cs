using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market;

/// <summary>What can be said of the series of a kind without its type.</summary>
internal interface ISeriesTable
{
    long Bytes { get; }

    ISeries GetOrAdd(InstrumentId instrument, SeriesVariant variant);
}
