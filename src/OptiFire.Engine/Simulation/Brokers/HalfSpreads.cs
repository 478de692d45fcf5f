using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Half the latest spread of each instrument, as a fraction of the mid price.</summary>
internal sealed class HalfSpreads
{
    private readonly SortedDictionary<int, decimal> fractions = [];

    /// <summary>Learns from a quote; one that is empty or crossed says nothing.</summary>
    public void Observe(InstrumentId instrument, decimal bid, decimal ask)
    {
        if (bid > 0 && ask >= bid)
        {
            fractions[instrument.Value] = (ask - bid) / (ask + bid);
        }
    }

    public bool TryGet(InstrumentId instrument, out decimal fraction) =>
        fractions.TryGetValue(instrument.Value, out fraction);

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32(fractions.Count);
        foreach ((int instrument, decimal fraction) in fractions)
        {
            writer.WriteInt32(instrument);
            writer.WriteDecimal(fraction);
        }
    }

    public static HalfSpreads Read(ref PayloadReader reader)
    {
        var spreads = new HalfSpreads();
        int count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            spreads.fractions[reader.ReadInt32()] = reader.ReadDecimal();
        }

        return spreads;
    }
}
