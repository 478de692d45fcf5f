using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Data of one kind from memory, given in order of availability.</summary>
/// <param name="instruments">Whose data; a row's instrument id is its index in this list.</param>
/// <param name="rows">The data, in any order.</param>
public sealed class MemorySource<T>(IReadOnlyList<Instrument> instruments, IEnumerable<T> rows) : IMarketDataSource
    where T : struct, IDatum<T>
{
    public string Name => "memory of " + T.Kind.Id;

    public IReadOnlyList<Instrument> Instruments => instruments;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.Yield();
        InstrumentId[] ids =
        [
            .. instruments.Select(i =>
                request.Instruments.TryFind(i.Symbol, out Instrument? known) ? known.Id : InstrumentId.None
            ),
        ];
        T[] batch =
        [
            .. rows.Where(row => row.AvailableAt >= request.From && row.AvailableAt < request.To)
                .OrderBy(row => row.AvailableAt)
                .Select(row => T.WithInstrument(in row, ids[row.Instrument.Value])),
        ];
        yield return new DataBatch<T>(batch, batch.Length);
    }
}
