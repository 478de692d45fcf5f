using OptiFire.Sdk.Market;

namespace OptiFire.Plugins.Tests.Risk.Bench;

/// <summary>Data of one kind from a list; ids in the rows are those of the list of instruments.</summary>
public sealed class ListSource<T>(IReadOnlyList<Instrument> instruments, T[] rows) : IMarketDataSource
    where T : struct, IDatum<T>
{
    public string Name => "list of " + T.Kind.Id;

    public IReadOnlyList<Instrument> Instruments => instruments;

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return new DataBatch<T>(rows, rows.Length);
    }
}
