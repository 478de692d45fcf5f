using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>What was traded in one minute, in the instrument's scaled whole numbers.</summary>
/// <param name="Start">When the minute begins.</param>
/// <param name="Open">First price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Quantity traded; 0 for no minute at all.</param>
public readonly record struct FlowSlice(Timestamp Start, long Open, long Close, long Volume)
{
    private const long Minute = 60_000_000_000;

    /// <summary>When the minute ends.</summary>
    public Timestamp End => Start + BarSize.Minute.Length;

    /// <summary>The minute of a bar.</summary>
    public static FlowSlice Of(in Bar bar) => new(bar.Start, bar.Open, bar.Close, bar.Volume);

    /// <summary>The minute a trade begins.</summary>
    public static FlowSlice Of(in Trade trade) =>
        new(new Timestamp(trade.EventTime.UnixNanoseconds / Minute * Minute), trade.Price, trade.Price, trade.Size);

    /// <summary>The minute with a later one's trade joined to it.</summary>
    public FlowSlice With(FlowSlice trade) => this with { Close = trade.Close, Volume = Volume + trade.Volume };
}
