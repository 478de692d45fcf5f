using System.Globalization;
using System.IO.Compression;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Reads daily bars from the test data: files in which every row is a bar, and panels of closes.</summary>
public static class CsvBars
{
    /// <summary>Reads bars from a file with columns timestamp, open, high, low, close and perhaps symbol and volume.</summary>
    /// <param name="file">A file of the folder of daily data.</param>
    /// <param name="symbol">Which rows, where the file has a column of symbols; also the instrument's ticker.</param>
    /// <param name="tradable">False for an index.</param>
    public static BarSeries Rows(string file, string symbol, bool tradable = true)
    {
        (string[] header, IEnumerable<string[]> rows) = Read(file);
        int Column(string name) => Array.IndexOf(header, name);
        int volume = Column("volume");
        double Number(string[] row, string name) => double.Parse(row[Column(name)], CultureInfo.InvariantCulture);
        return new(
            BarSeries.Declare(symbol, tradable),
            [
                .. rows.Where(row => Column("symbol") < 0 || row[Column("symbol")] == symbol)
                    .Select(row =>
                        BarSeries.Day(
                            Timestamp.Parse(row[Column("timestamp")]),
                            Number(row, "open"),
                            Number(row, "high"),
                            Number(row, "low"),
                            Number(row, "close"),
                            volume < 0 ? 0 : (long)double.Parse(row[volume], CultureInfo.InvariantCulture)
                        )
                    ),
            ]
        );
    }

    /// <summary>Reads one column of a panel of closes on common dates.</summary>
    /// <param name="file">A file of the folder of daily data.</param>
    /// <param name="symbol">The column.</param>
    public static BarSeries Panel(string file, string symbol)
    {
        (string[] header, IEnumerable<string[]> rows) = Read(file);
        int time = Array.IndexOf(header, "timestamp");
        int column = Array.IndexOf(header, symbol);
        string[][] all = [.. rows];
        return BarSeries.FromCloses(
            symbol,
            [.. all.Select(row => Timestamp.Parse(row[time]))],
            [.. all.Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))]
        );
    }

    private static (string[] Header, IEnumerable<string[]> Rows) Read(string file)
    {
        string path = SharedFolder.Data("daily", file);
        using Stream raw = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(raw, CompressionMode.Decompress)
            : raw;
        using var reader = new StreamReader(text);
        string[][] lines =
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')),
        ];
        return (lines[0], lines.Skip(1));
    }
}
