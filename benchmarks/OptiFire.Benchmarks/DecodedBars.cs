using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Benchmarks;

/// <summary>The job's bars in memory, read by a parser of a few lines that trusts the file: the reference's own.</summary>
internal sealed class DecodedBars(Bar[] bars) : IMarketDataSource
{
    public Bar[] Bars => bars;

    public string Name => "decoded bars";

    public IReadOnlyList<Instrument> Instruments { get; } = [new Instrument { Symbol = "SPY" }];

    public static DecodedBars Read(string file)
    {
        using var inflated = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
        {
            gzip.CopyTo(inflated, 1 << 20);
        }

        ReadOnlySpan<byte> text = inflated.GetBuffer().AsSpan(0, (int)inflated.Length);
        text = text[(text.IndexOf((byte)'\n') + 1)..];
        var bars = new List<Bar>(1_000_000);
        while (!text.IsEmpty)
        {
            Timestamp start = ReadTime(ref text);
            Timestamp end = start + TimeSpan.FromMinutes(1);
            bars.Add(
                new Bar
                {
                    Instrument = new InstrumentId(0),
                    Size = BarSize.Minute,
                    Start = start,
                    EventTime = end,
                    AvailableAt = end,
                    Open = ReadNumber(ref text),
                    High = ReadNumber(ref text),
                    Low = ReadNumber(ref text),
                    Close = ReadNumber(ref text),
                    Volume = ReadNumber(ref text),
                }
            );
        }

        return new DecodedBars([.. bars]);
    }

    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return new DataBatch<Bar>(bars, bars.Length);
    }

    private static Timestamp ReadTime(ref ReadOnlySpan<byte> text)
    {
        // 2004-01-02T09:30:00, taken as it stands: the job's order of bars is all that counts here.
        DateTime time = DateTime.Parse(
            Encoding.ASCII.GetString(text[..19]),
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal
        );
        text = text[20..];
        return Timestamp.From(time);
    }

    private static long ReadNumber(ref ReadOnlySpan<byte> text)
    {
        long number = 0;
        int i = 0;
        for (; i < text.Length && text[i] >= (byte)'0'; i++)
        {
            number = (number * 10) + (text[i] - '0');
        }

        text = text[Math.Min(i + 1, text.Length)..];
        return number;
    }
}
