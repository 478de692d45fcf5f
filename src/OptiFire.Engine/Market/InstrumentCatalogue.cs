using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market;

/// <summary>The instruments of one engine: the lists of all sources joined by ticker, ids given in order.</summary>
public sealed class InstrumentCatalogue : IInstruments
{
    private readonly Instrument[] instruments;
    private readonly Dictionary<string, Instrument> bySymbol;

    /// <summary>Joins lists of instruments; where two name the same ticker the first one's facts count.</summary>
    /// <exception cref="EngineStartException">An instrument cannot be used.</exception>
    public InstrumentCatalogue(IEnumerable<Instrument> declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        bySymbol = new(StringComparer.OrdinalIgnoreCase);
        var ordered = new List<Instrument>();
        var errors = new List<string>();
        foreach (Instrument instrument in declared)
        {
            errors.AddRange(Check(instrument));
            if (!bySymbol.ContainsKey(instrument.Symbol))
            {
                Instrument identified = instrument with { Id = new InstrumentId(ordered.Count) };
                ordered.Add(identified);
                bySymbol.Add(identified.Symbol, identified);
            }
        }

        if (errors.Count > 0)
        {
            throw new EngineStartException(errors);
        }

        instruments = [.. ordered];
    }

    /// <inheritdoc />
    public int Count => instruments.Length;

    /// <inheritdoc />
    public Instrument this[int index] => instruments[index];

    /// <inheritdoc />
    public Instrument this[InstrumentId id] => instruments[id.Value];

    /// <inheritdoc />
    public bool TryFind(string symbol, [NotNullWhen(true)] out Instrument? instrument) =>
        bySymbol.TryGetValue(symbol, out instrument);

    /// <inheritdoc />
    public IEnumerator<Instrument> GetEnumerator() => ((IEnumerable<Instrument>)instruments).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<string> Check(Instrument instrument)
    {
        if (string.IsNullOrWhiteSpace(instrument.Symbol))
        {
            yield return "An instrument has no symbol.";
        }

        if (instrument.PriceDigits is < 0 or > 9 || instrument.QuantityDigits is < 0 or > 9)
        {
            yield return $"{instrument.Symbol}: prices and quantities keep 0 to 9 digits, "
                + $"not {instrument.PriceDigits} and {instrument.QuantityDigits}.";
        }

        if (instrument.TickSize <= 0 || instrument.LotSize <= 0 || instrument.Multiplier <= 0)
        {
            yield return $"{instrument.Symbol}: tick size, lot size and multiplier must be positive.";
        }
    }
}
