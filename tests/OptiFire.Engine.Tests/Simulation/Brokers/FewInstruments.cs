using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

/// <summary>A share, an index that cannot be traded, a coin with small lots, an option with a multiplier.</summary>
internal sealed class FewInstruments : IInstruments
{
    private readonly Instrument[] all =
    [
        new() { Id = new InstrumentId(0), Symbol = "SPY" },
        new()
        {
            Id = new InstrumentId(1),
            Symbol = "VIX",
            Tradable = false,
        },
        new()
        {
            Id = new InstrumentId(2),
            Symbol = "BTC",
            QuantityDigits = 4,
            LotSize = 0.001m,
        },
        new()
        {
            Id = new InstrumentId(3),
            Symbol = "SPY-C",
            Multiplier = 100m,
        },
    ];

    public int Count => all.Length;

    public Instrument this[InstrumentId id] => all[id.Value];

    public Instrument this[int index] => all[index];

    public bool TryFind(string symbol, [NotNullWhen(true)] out Instrument? instrument) =>
        (instrument = Array.Find(all, one => one.Symbol == symbol)) is not null;

    public IEnumerator<Instrument> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
