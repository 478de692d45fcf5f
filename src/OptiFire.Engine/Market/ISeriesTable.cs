using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Market;

/// <summary>What can be said of the series of a kind without its type.</summary>
internal interface ISeriesTable
{
    DatumKind Kind { get; }

    long Bytes { get; }

    ISeries GetOrAdd(InstrumentId instrument, SeriesVariant variant);

    /// <summary>Begins to fill what is wanted now and was not kept before.</summary>
    /// <returns>Whether there is anything to fill.</returns>
    bool BeginFill();

    /// <summary>Ends the filling.</summary>
    void EndFill();

    /// <summary>Forgets who runs on new rows.</summary>
    void ClearTriggers();

    void Save(PayloadWriter writer);

    void Load(ref PayloadReader reader);
}
