using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>One fact about a market: what happened when, and when the engine could have known it.</summary>
/// <typeparam name="TSelf">The datum itself; small, immutable.</typeparam>
/// <remarks>
/// Where event times are unique, a fact's identity is (kind, variant, instrument, event time, revision): a correction is the same fact with a higher
/// revision and its own <see cref="AvailableAt"/>. Anybody may define a kind and register it with <c>AddDatum</c>.
/// </remarks>
public interface IDatum<TSelf>
    where TSelf : struct, IDatum<TSelf>
{
    /// <summary>The kind and the version of its stored form.</summary>
    static abstract DatumKind Kind { get; }

    /// <summary>Whether several facts of a series may carry one event time, as trades do; they keep their order of arrival.</summary>
    static virtual bool MayShareTime => false;

    /// <summary>What it is about; <see cref="InstrumentId.None"/> when no instrument.</summary>
    InstrumentId Instrument { get; }

    /// <summary>Which of the instrument's series of this kind it belongs to.</summary>
    SeriesVariant Variant { get; }

    /// <summary>When it happened; a bar's end.</summary>
    Timestamp EventTime { get; }

    /// <summary>When the engine could first know it; never before <see cref="EventTime"/> except for announcements of the future.</summary>
    Timestamp AvailableAt { get; }

    /// <summary>0 for the first report, counting corrections from 1.</summary>
    int Revision { get; }

    /// <summary>The same fact with other ids: a source writes symbols, the engine gives ids.</summary>
    static abstract TSelf WithInstrument(in TSelf datum, InstrumentId instrument);

    /// <summary>Stores the datum.</summary>
    static abstract void Write(in TSelf datum, PayloadWriter writer);

    /// <summary>Reads a datum stored under <see cref="DatumKind.SchemaVersion"/> or an earlier version.</summary>
    static abstract TSelf Read(ref PayloadReader reader, int schemaVersion);
}
