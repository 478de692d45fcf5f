using OptiFire.Sdk.Portfolio;

namespace OptiFire.Sdk.Market;

/// <summary>What the engine must know of an instrument to store its prices exactly and to trade it.</summary>
/// <remarks>
/// Prices and quantities are kept as whole numbers of 10⁻ᵈ with d ≤ 9 digits, exact to and from <see cref="decimal"/>.
/// A changed property makes a new <see cref="Version"/>; the journal says which one was in force.
/// </remarks>
public sealed record Instrument
{
    private static readonly long[] PowersOfTen =
    [
        1,
        10,
        100,
        1_000,
        10_000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
    ];

    /// <summary>The engine's index of the instrument; given when it is declared.</summary>
    public InstrumentId Id { get; init; } = InstrumentId.None;

    /// <summary>The ticker in use now, for example <c>SPY</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>What kind of thing it is; equity by default.</summary>
    public AssetClass AssetClass { get; init; } = AssetClass.Equity;

    /// <summary>The currency of its prices; US dollar by default.</summary>
    public Currency Currency { get; init; } = Currency.Usd;

    /// <summary>The name of its calendar; <c>us-equity</c> by default.</summary>
    public string Calendar { get; init; } = "us-equity";

    /// <summary>Decimals of a stored price, 0 to 9; 4 by default.</summary>
    public int PriceDigits { get; init; } = 4;

    /// <summary>Decimals of a stored quantity, 0 to 9; 0 (whole shares) by default.</summary>
    public int QuantityDigits { get; init; }

    /// <summary>The smallest price step of an order; 0.01 by default.</summary>
    public decimal TickSize { get; init; } = 0.01m;

    /// <summary>The smallest quantity step of an order; 1 by default.</summary>
    public decimal LotSize { get; init; } = 1m;

    /// <summary>Units of the underlying per unit of quantity; 1 for shares, 100 for US options.</summary>
    public decimal Multiplier { get; init; } = 1m;

    /// <summary>Whether orders may be sent in it; an index is data only.</summary>
    public bool Tradable { get; init; } = true;

    /// <summary>Counts the changes of this record, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Earlier and later tickers, oldest first; empty when the ticker never changed.</summary>
    public IReadOnlyList<SymbolChange> Symbols { get; init; } = [];

    /// <summary>10 to the power of <see cref="PriceDigits"/>.</summary>
    public long PriceScale => PowersOfTen[PriceDigits];

    /// <summary>10 to the power of <see cref="QuantityDigits"/>.</summary>
    public long QuantityScale => PowersOfTen[QuantityDigits];

    /// <summary>The ticker on a date.</summary>
    public string SymbolOn(DateOnly date) => Symbols.LastOrDefault(s => s.From <= date).Symbol ?? Symbol;

    /// <summary>A stored price as an exact decimal.</summary>
    public decimal Price(long scaled) => new decimal(scaled) / PriceScale;

    /// <summary>A stored quantity as an exact decimal.</summary>
    public decimal Quantity(long scaled) => new decimal(scaled) / QuantityScale;

    /// <summary>A stored price as a double: correctly rounded while it has at most 15 significant digits.</summary>
    public double PriceAsDouble(long scaled) => (double)scaled / PriceScale;

    /// <summary>Stores a price, unless it has more decimals than <see cref="PriceDigits"/> or does not fit 64 bits.</summary>
    public bool TryScalePrice(decimal price, out long scaled) => TryScale(price, PriceScale, out scaled);

    /// <summary>Stores a quantity, unless it has more decimals than <see cref="QuantityDigits"/> or does not fit 64 bits.</summary>
    public bool TryScaleQuantity(decimal quantity, out long scaled) => TryScale(quantity, QuantityScale, out scaled);

    /// <summary>Rounds a quantity towards zero to a whole number of lots.</summary>
    public decimal RoundToLot(decimal quantity) => decimal.Truncate(quantity / LotSize) * LotSize;

    /// <summary>Whether a price is a whole number of ticks.</summary>
    public bool IsOnTick(decimal price) => price % TickSize == 0;

    /// <inheritdoc />
    public override string ToString() => Symbol;

    private static bool TryScale(decimal value, long scale, out long scaled)
    {
        scaled = 0;
        if (Math.Abs(value) > (decimal)long.MaxValue / scale)
        {
            return false;
        }

        decimal product = value * scale;
        if (product != decimal.Truncate(product))
        {
            return false;
        }

        scaled = (long)product;
        return true;
    }
}
