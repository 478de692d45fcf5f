using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Health;

/// <summary>Stands at a door after its first batch.</summary>
internal sealed class HaltingSource(IMarketDataSource inner, Door door) : IMarketDataSource
{
    public string Name => inner.Name;

    public IReadOnlyList<Instrument> Instruments => inner.Instruments;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (DataBatch batch in inner.ReadAsync(request, cancellationToken))
        {
            yield return batch;
            await Task.Run(door.Pass, cancellationToken);
        }
    }
}
