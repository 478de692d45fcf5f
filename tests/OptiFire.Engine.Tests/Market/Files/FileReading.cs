using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
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

internal static class Texts
{
    public static string Write(this TestSupport.TemporaryFolder folder, string name, string text)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(text) : Bytes(text));
        return path;
    }

    public static string WriteZip(this TestSupport.TemporaryFolder folder, string name, string entry, string text)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using Stream stream = zip.CreateEntry(entry).Open();
        stream.Write(Bytes(text));
        return path;
    }

    /// <summary>The data lines of a shared file, read by the framework and not by the code under test.</summary>
    public static string[] DataLines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(text);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(Bytes(text));
        }

        return memory.ToArray();
    }
}
