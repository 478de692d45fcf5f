using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Market.Files;

/// <summary>Reads a source of several kinds; they must come in order of availability together.</summary>
internal sealed class MixedReading : IDataBatchVisitor, IQuarantine
{
    private Timestamp last = Timestamp.MinValue;

    public List<object> Rows { get; } = [];

    public List<QuarantinedRow> Bad { get; } = [];

    public static MixedReading Of(IMarketDataSource source, params Instrument[] instruments)
    {
        var reading = new MixedReading();
        var list = new InstrumentList(instruments.Length == 0 ? source.Instruments : instruments);
        var request = new SourceRequest(list, Timestamp.MinValue, Timestamp.MaxValue, reading);
        reading.ReadAllAsync(source, request).GetAwaiter().GetResult();
        return reading;
    }

    public void Add(QuarantinedRow row) => Bad.Add(row);

    public void Visit<T>(DataBatch<T> batch)
        where T : struct, IDatum<T>
    {
        foreach (T row in batch.Rows)
        {
            Assert.True(row.AvailableAt >= last, $"{row} comes after {last}");
            last = row.AvailableAt;
            Rows.Add(row);
        }
    }

    private async Task ReadAllAsync(IMarketDataSource source, SourceRequest request)
    {
        await foreach (DataBatch batch in source.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            batch.Accept(this);
            batch.Release();
        }
    }
}
