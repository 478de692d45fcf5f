using System.Runtime.CompilerServices;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Conformance;

/// <summary>A market with some of the data of another.</summary>
/// <param name="market">The other; asked for nothing that becomes available after <paramref name="last"/>.</param>
/// <param name="createFilter">Makes the filter of one reading.</param>
/// <param name="last">The last availability.</param>
/// <param name="without">An instrument left out; null for none.</param>
internal sealed class FilteredMarket(
    IMarketDataSource market,
    Func<IRowFilter> createFilter,
    Timestamp? last = null,
    string? without = null
) : IMarketDataSource
{
    public string Name => market.Name;

    public IReadOnlyList<Instrument> Instruments =>
        without is null
            ? market.Instruments
            : [.. market.Instruments.Where(i => !string.Equals(i.Symbol, without, StringComparison.OrdinalIgnoreCase))];

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // The other market keeps speaking of all its instruments; ids are changed to the engine's on the way.
        var all = new InstrumentCatalogue(market.Instruments);
        var filtering = new Filtering(createFilter(), all, request.Instruments);
        long end = Math.Min(request.To.UnixNanoseconds, (last?.UnixNanoseconds + 1) ?? long.MaxValue);
        SourceRequest asked = request with { Instruments = all, To = new Timestamp(end) };
        await foreach (DataBatch batch in market.ReadAsync(asked, cancellationToken).ConfigureAwait(false))
        {
            batch.Accept(filtering);
            batch.Release();
            yield return filtering.Kept!;
        }
    }

    private sealed class Filtering(IRowFilter filter, IInstruments from, IInstruments to) : IDataBatchVisitor
    {
        public DataBatch? Kept { get; private set; }

        public void Visit<T>(DataBatch<T> batch)
            where T : struct, IDatum<T>
        {
            var rows = new T[batch.Count];
            int kept = 0;
            foreach (ref readonly T row in batch.Rows)
            {
                if (TryMove(in row, out T moved) && filter.Keeps(in moved))
                {
                    rows[kept++] = moved;
                }
            }

            Kept = new DataBatch<T>(rows, kept);
        }

        private bool TryMove<T>(in T row, out T moved)
            where T : struct, IDatum<T>
        {
            moved = row;
            if (row.Instrument == InstrumentId.None)
            {
                return true;
            }

            bool isThere = to.TryFind(from[row.Instrument].Symbol, out Instrument? instrument);
            moved = isThere ? T.WithInstrument(in row, instrument!.Id) : row;
            return isThere;
        }
    }
}
