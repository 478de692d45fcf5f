using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>What a parser knows of one symbol of its file.</summary>
internal sealed class SymbolState(Instrument? instrument, bool wanted)
{
    /// <summary>The instrument's id; none for an unknown symbol.</summary>
    public InstrumentId Id { get; } = instrument?.Id ?? InstrumentId.None;

    /// <summary>Decimals of a stored price.</summary>
    public int PriceDigits { get; } = instrument?.PriceDigits ?? 0;

    /// <summary>Decimals of a stored quantity.</summary>
    public int QuantityDigits { get; } = instrument?.QuantityDigits ?? 0;

    /// <summary>Whether the engine has the instrument.</summary>
    public bool IsKnown { get; } = instrument is not null;

    /// <summary>Whether its rows were asked for.</summary>
    public bool IsWanted { get; } = wanted;

    /// <summary>The time of its last good row.</summary>
    public long LastTime { get; set; } = long.MinValue;

    /// <summary>The number of its last good trade.</summary>
    public long LastTradeId { get; set; }
}
