namespace OptiFire.Sdk.Market;

/// <summary>Where market data come from: files, a simulation, a vendor.</summary>
public interface IMarketDataSource
{
    /// <summary>Name for people, the journal and messages.</summary>
    string Name { get; }

    /// <summary>The instruments it has data for, without ids: the engine joins the lists of all sources by symbol.</summary>
    IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Reads everything in order of availability.</summary>
    /// <param name="request">Which instruments got which ids, and which span of time is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<DataBatch> ReadAsync(SourceRequest request, CancellationToken cancellationToken);
}
