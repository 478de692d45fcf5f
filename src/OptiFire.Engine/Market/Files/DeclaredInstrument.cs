using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Declares the instrument of a symbol that a file holds.</summary>
/// <remarks>
/// Six to twelve letters that end in USD, USDT or USDC are a digital asset, well-known index names an index, all else a US
/// equity. <see cref="DataFileOptions.Declare"/> corrects what this gets wrong.
/// </remarks>
internal static class DeclaredInstrument
{
    private const int PanelDigits = 9;
    private const int PairDigits = 8;

    public static Instrument Of(string symbol, FileLayout? layout, DataFileOptions options)
    {
        Instrument instrument = Guess(symbol);
        instrument = layout == FileLayout.ClosePanel ? instrument with { PriceDigits = PanelDigits } : instrument;
        instrument = instrument with
        {
            PriceDigits = options.PriceDigits ?? instrument.PriceDigits,
            QuantityDigits = options.QuantityDigits ?? instrument.QuantityDigits,
        };
        return options.Declare?.Invoke(instrument) ?? instrument;
    }

    private static Instrument Guess(string symbol)
    {
        if (symbol is "VIX" or "SPX" or "NDX" or "RUT" or "DJI")
        {
            return new Instrument
            {
                Symbol = symbol,
                AssetClass = AssetClass.Index,
                Tradable = false,
            };
        }

        bool pair =
            symbol.Length is >= 6 and <= 12
            && (
                symbol.EndsWith("USD", StringComparison.Ordinal)
                || symbol.EndsWith("USDT", StringComparison.Ordinal)
                || symbol.EndsWith("USDC", StringComparison.Ordinal)
            );
        return !pair
            ? new Instrument { Symbol = symbol }
            : new Instrument
            {
                Symbol = symbol,
                AssetClass = AssetClass.Crypto,
                Calendar = "always-open",
                PriceDigits = PairDigits,
                QuantityDigits = PairDigits,
                LotSize = 0.00000001m,
            };
    }
}
