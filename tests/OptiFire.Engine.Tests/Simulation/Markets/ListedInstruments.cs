using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>Instruments with ids in the order given.</summary>
internal sealed class ListedInstruments(IEnumerable<Instrument> instruments) : IInstruments
{
    private readonly Instrument[] _all =
    [
        .. instruments.Select((instrument, i) => instrument with { Id = new InstrumentId(i) }),
    ];

    public int Count => _all.Length;

    public Instrument this[int index] => _all[index];

    public Instrument this[InstrumentId id] => _all[id.Value];

    public bool TryFind(string symbol, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = _all.FirstOrDefault(one => one.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase));
        return instrument is not null;
    }

    public IEnumerator<Instrument> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
