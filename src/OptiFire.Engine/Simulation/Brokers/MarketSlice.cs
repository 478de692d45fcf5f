using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What one order sees of one piece of market data.</summary>
internal readonly record struct MarketSlice
{
    public required Instrument Instrument { get; init; }

    public required BarPrices Prices { get; init; }

    /// <summary>When the first price was: the time of a fill at it.</summary>
    public required Timestamp OpenTime { get; init; }

    /// <summary>When the last price was: the time of every other fill.</summary>
    public required Timestamp EndTime { get; init; }

    /// <summary>No fill is lower, whatever it costs.</summary>
    public required decimal Floor { get; init; }

    /// <summary>No fill is higher, whatever it costs.</summary>
    public required decimal Ceiling { get; init; }

    /// <summary>Whether who takes liquidity pays half a spread: not in an auction, not where the price is a quote already.</summary>
    public required bool CrossesSpread { get; init; }

    /// <summary>Whether a price equal to a limit fills it.</summary>
    public required bool FillsOnTouch { get; init; }

    /// <summary>A day's volume as the data suggest it, in units; 0 where they cannot.</summary>
    public required decimal DailyVolume { get; init; }
}
