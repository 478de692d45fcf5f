using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Market;

/// <summary>What can be said of the series of a kind without its type.</summary>
internal interface ISeriesTable
{
    DatumKind Kind { get; }

    long Bytes { get; }

    ISeries GetOrAdd(InstrumentId instrument, SeriesVariant variant);

    void Save(PayloadWriter writer);

    void Load(ref PayloadReader reader);
}
