using System.Runtime.InteropServices;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Portfolio;

public sealed partial class Ledger
{
    void ICheckpointed.Save(PayloadWriter writer)
    {
        foreach (decimal amount in (ReadOnlySpan<decimal>)[Cash, Fees, NetFlows, RealizedPnl, Dividends])
        {
            writer.WriteExact(amount);
        }

        writer.WriteInt64(Fills);
        writer.WriteInt32(_holdings.Length);
        writer.WriteRaw<long>(_marks);
        writer.WriteRaw<bool>(_marked);
        foreach (Holding? holding in _holdings)
        {
            writer.WriteBoolean(holding is not null);
            holding?.Save(writer);
        }

        writer.WriteInt32(_held.Count);
        writer.WriteRaw<InstrumentId>(CollectionsMarshal.AsSpan(_held));
        _owned.Save(writer);
    }

    void ICheckpointed.Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Cash = reader.ReadDecimal();
        Fees = reader.ReadDecimal();
        NetFlows = reader.ReadDecimal();
        RealizedPnl = reader.ReadDecimal();
        Dividends = reader.ReadDecimal();
        Fills = reader.ReadInt64();
        if (reader.ReadInt32() != _holdings.Length)
        {
            throw new PayloadException("The account was kept for another number of instruments.");
        }

        reader.ReadRaw<long>(_marks);
        reader.ReadRaw<bool>(_marked);
        for (int i = 0; i < _holdings.Length; i++)
        {
            _holdings[i] = reader.ReadBoolean() ? Holding.Load(ref reader) : null;
        }

        CollectionsMarshal.SetCount(_held, reader.ReadCount());
        reader.ReadRaw(CollectionsMarshal.AsSpan(_held));
        _owned.Load(ref reader, _holdings.Length);
    }
}
