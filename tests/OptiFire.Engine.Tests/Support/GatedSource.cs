using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Support;

/// <summary>A source that hands its rows over one by one and does something before some of them.</summary>
internal sealed class GatedSource(IMarketDataSource inner) : IMarketDataSource
{
    private readonly Dictionary<int, Func<Task>> _before = [];
    private bool _wasRead;

    public string Name => inner.Name;

    public IReadOnlyList<Instrument> Instruments => inner.Instruments;

    /// <summary>Starts something before a row, the first time the source is read, and gives it a moment to arrive.</summary>
    public GatedSource Before(int row, Func<Task> action)
    {
        _before.Add(row, action);
        return this;
    }

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        bool isFirst = !_wasRead;
        _wasRead = true;
        int row = 0;
        await foreach (DataBatch batch in inner.ReadAsync(request, cancellationToken))
        {
            var bars = (DataBatch<Bar>)batch;
            for (int i = 0; i < bars.Count; i++, row++)
            {
                if (isFirst && _before.TryGetValue(row, out Func<Task>? action))
                {
                    // What waits for the kernel cannot end before the kernel has its next row.
                    await Task.WhenAny(action(), Task.Delay(100, cancellationToken));
                }

                yield return new DataBatch<Bar>([bars.Rows[i]], 1);
            }
        }
    }
}
