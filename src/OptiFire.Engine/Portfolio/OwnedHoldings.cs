using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Portfolio;

/// <summary>Each owner's part of the account's positions; the parts of an instrument sum to its position.</summary>
internal sealed class OwnedHoldings
{
    private readonly Dictionary<(InstanceId Owner, InstrumentId Instrument), Holding> _owned = [];

    public decimal QuantityOf(InstanceId owner, InstrumentId instrument) =>
        _owned.TryGetValue((owner, instrument), out Holding? holding) ? holding.Quantity : 0;

    public decimal RealizedPnlOf(InstanceId owner) =>
        _owned.Where(entry => entry.Key.Owner == owner).Sum(entry => entry.Value.RealizedPnl);

    public void Trade(InstrumentId instrument, IReadOnlyList<Allocation> parts, decimal price, decimal multiplier)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            Allocation part = parts[i];
            if (!_owned.TryGetValue((part.Owner, instrument), out Holding? owned))
            {
                owned = new Holding();
                _owned.Add((part.Owner, instrument), owned);
            }

            owned.Trade(part.Quantity, price, multiplier);
        }
    }

    /// <summary>Owners' parts in whole lots that still sum to the account: the first ones bear the rest.</summary>
    public void Split(Instrument instrument, decimal whole, decimal price, long sharesAfter, long sharesBefore)
    {
        Holding[] parts =
        [
            .. _owned
                .Where(entry => entry.Key.Instrument == instrument.Id && entry.Value.Quantity != 0)
                .OrderBy(entry => entry.Key.Owner.ToString(), StringComparer.Ordinal)
                .Select(entry => entry.Value),
        ];
        decimal rest = whole;
        foreach (Holding part in parts)
        {
            part.Split(sharesAfter, sharesBefore);
            rest -= instrument.RoundToLot(part.Quantity);
        }

        foreach (Holding part in parts)
        {
            decimal extra = Math.Sign(rest) * decimal.Min(instrument.LotSize, Math.Abs(rest));
            rest -= extra;
            part.Settle(instrument.RoundToLot(part.Quantity) + extra, price, instrument.Multiplier);
        }
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_owned.Count);
        foreach (((InstanceId owner, InstrumentId instrument), Holding holding) in _owned)
        {
            writer.Write(owner);
            writer.WriteInt32(instrument.Value);
            holding.Save(writer);
        }
    }

    public void Load(ref PayloadReader reader, int instruments)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            (InstanceId, InstrumentId) key = (reader.ReadInstance(), reader.ReadInstrument(instruments));
            _owned.Add(key, Holding.Load(ref reader));
        }
    }
}
