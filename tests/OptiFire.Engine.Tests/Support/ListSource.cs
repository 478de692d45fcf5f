using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Support;

/// <summary>A source over a list; the list is in order of availability.</summary>
internal sealed class ListSource<T>(string name, IReadOnlyList<Instrument> instruments, T[] data) : IMarketDataSource
    where T : struct, IDatum<T>
{
    public string Name => name;

    public IReadOnlyList<Instrument> Instruments => instruments;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        var rows = new T[data.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            bool known = request.Instruments.TryFind(Symbol(data[i].Instrument), out Instrument? instrument);
            rows[i] = T.WithInstrument(in data[i], known ? instrument!.Id : InstrumentId.None);
        }

        const int batch = 100;
        for (int from = 0; from < rows.Length; from += batch)
        {
            T[] part = rows[from..Math.Min(rows.Length, from + batch)];
            yield return new DataBatch<T>(part, part.Length);
        }
    }

    private string Symbol(InstrumentId id) => id == InstrumentId.None ? "" : instruments[id.Value].Symbol;
}
