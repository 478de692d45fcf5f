using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Portfolio;

namespace OptiFire.Engine.Portfolio;

/// <summary>The stored form of an account as it was seen at a moment.</summary>
internal static class PortfolioPayload
{
    public static void Write(PortfolioView view, PayloadWriter writer)
    {
        writer.WriteInt64(view.Sequence);
        writer.WriteTimestamp(view.AsOf);
        writer.WriteString(view.Currency.Code);
        writer.WriteExact(view.Cash);
        writer.WriteExact(view.RealizedPnl);
        writer.WriteExact(view.Fees);
        writer.WriteExact(view.Dividends);
        writer.WriteExact(view.NetFlows);
        writer.WriteInt32(view.Positions.Count);
        foreach (Position position in view.Positions)
        {
            writer.WriteInt32(position.Instrument.Value);
            writer.WriteExact(position.Quantity);
            writer.WriteExact(position.AverageCost);
            writer.WriteExact(position.MarketPrice);
            writer.WriteExact(position.RealizedPnl);
            writer.WriteExact(position.Multiplier);
        }
    }

    public static PortfolioView Read(ref PayloadReader reader)
    {
        var view = new PortfolioView
        {
            Sequence = reader.ReadInt64(),
            AsOf = reader.ReadTimestamp(),
            Currency = new Currency(reader.ReadString()),
            Cash = reader.ReadDecimal(),
            RealizedPnl = reader.ReadDecimal(),
            Fees = reader.ReadDecimal(),
            Dividends = reader.ReadDecimal(),
            NetFlows = reader.ReadDecimal(),
            Positions = [],
        };
        var positions = new Position[reader.ReadCount()];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = new Position(
                new InstrumentId(reader.ReadInt32()),
                reader.ReadDecimal(),
                reader.ReadDecimal(),
                reader.ReadOptionalDecimal(),
                reader.ReadDecimal()
            )
            {
                Multiplier = reader.ReadDecimal(),
            };
        }

        return view with
        {
            Positions = positions,
        };
    }
}
