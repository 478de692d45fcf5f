using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Market.Files;

/// <summary>Instruments with ids in the order given.</summary>
internal sealed class InstrumentList(IReadOnlyList<Instrument> declared) : IInstruments
{
    private readonly Instrument[] all = [.. declared.Select((d, i) => d with { Id = new InstrumentId(i) })];

    public int Count => all.Length;

    public Instrument this[int index] => all[index];

    public Instrument this[InstrumentId id] => all[id.Value];

    public bool TryFind(string symbol, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = all.FirstOrDefault(i => i.Symbol == symbol);
        return instrument is not null;
    }

    public IEnumerator<Instrument> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
