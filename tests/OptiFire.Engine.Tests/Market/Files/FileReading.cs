using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Market.Files;

/// <summary>Reads a source to its end and keeps everything.</summary>
internal sealed class FileReading<T> : IDataBatchVisitor, IQuarantine
    where T : struct, IDatum<T>
{
    public List<T> Rows { get; } = [];

    public List<QuarantinedRow> Bad { get; } = [];

    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    public static FileReading<T> Of(
        IMarketDataSource source,
        Timestamp? from = null,
        Timestamp? to = null,
        IReadOnlyList<Instrument>? instruments = null
    )
    {
        var reading = new FileReading<T>();
        var list = new InstrumentList(instruments ?? source.Instruments);
        reading.Instruments = list;
        var request = new SourceRequest(list, from ?? Timestamp.MinValue, to ?? Timestamp.MaxValue, reading);
        reading.ReadAllAsync(source, request).GetAwaiter().GetResult();
        return reading;
    }

    public void Add(QuarantinedRow row) => Bad.Add(row);

    void IDataBatchVisitor.Visit<TDatum>(DataBatch<TDatum> batch)
    {
        foreach (T row in Assert.IsType<DataBatch<T>>(batch, exactMatch: true).Rows)
        {
            Rows.Add(row);
        }
    }

    public IEnumerable<T> Of(string symbol) => Rows.Where(r => Instruments[r.Instrument.Value].Symbol == symbol);

    private async Task ReadAllAsync(IMarketDataSource source, SourceRequest request)
    {
        await foreach (DataBatch batch in source.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            batch.Accept(this);
            batch.Release();
        }

        Assert.Equal(Rows.Select(r => r.AvailableAt).Order(), Rows.Select(r => r.AvailableAt));
    }
}
