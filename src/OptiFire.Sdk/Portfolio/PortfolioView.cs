using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Portfolio;

/// <summary>The account at one sequence number: equity = cash + value of positions, to the cent.</summary>
public sealed record PortfolioView
{
    /// <summary>The sequence it belongs to.</summary>
    public required long Sequence { get; init; }

    /// <summary>The engine's time.</summary>
    public required Timestamp AsOf { get; init; }

    /// <summary>The base currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Cash; negative when borrowed.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Open positions by instrument id, flat ones left out.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }

    /// <summary>What closed positions earned, fees left out.</summary>
    public required decimal RealizedPnl { get; init; }

    /// <summary>Fees paid.</summary>
    public required decimal Fees { get; init; }

    /// <summary>Cash dividends received, less those paid on short positions.</summary>
    public decimal Dividends { get; init; }

    /// <summary>Money paid in less money taken out, the first deposit included.</summary>
    public required decimal NetFlows { get; init; }

    /// <summary>Value of all positions.</summary>
    public decimal PositionsValue => Positions.Sum(p => p.MarketValue);

    /// <summary>Cash and positions.</summary>
    public decimal Equity => Cash + PositionsValue;

    /// <summary>What open positions would earn at the marks.</summary>
    public decimal UnrealizedPnl => Positions.Sum(p => p.UnrealizedPnl);

    /// <summary>The position in an instrument; a flat one when nothing is held.</summary>
    public Position PositionIn(InstrumentId instrument)
    {
        foreach (Position position in Positions)
        {
            if (position.Instrument == instrument)
            {
                return position;
            }
        }

        return new Position(instrument, 0, 0, null, 0);
    }
}
