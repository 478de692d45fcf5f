using System.Globalization;
using System.IO.Compression;
using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Sampling;

namespace OptiFire.Benchmarks.Kernels;

/// <summary>What the workloads work on: prices and trades from the folder of real data, and seeded noise.</summary>
internal static class KernelData
{
    /// <summary>The last 2,500 daily closes of a symbol.</summary>
    public static double[] Closes(string folder, string symbol) =>
        [
            .. Lines(Path.Combine(folder, "daily", "equity_daily.csv.gz"))
                .Where(row => row[0] == symbol)
                .Select(row => double.Parse(row[6], CultureInfo.InvariantCulture))
                .TakeLast(2_500),
        ];

    /// <summary>The trades of one day's regular hours: prices in ten-thousandths.</summary>
    public static TradeTick[] Trades(string folder)
    {
        var open = new DateTime(2013, 10, 7, 13, 30, 0, DateTimeKind.Utc);
        return
        [
            .. Lines(Path.Combine(folder, "tick", "spy_trades.csv.gz"))
                .Select(row =>
                    (
                        Time: DateTime.Parse(row[1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
                        Price: decimal.Parse(row[2], CultureInfo.InvariantCulture),
                        Size: long.Parse(row[3], CultureInfo.InvariantCulture)
                    )
                )
                .Where(t => t.Time >= open && t.Time < open.AddHours(6.5) && t.Size > 0)
                .Select(t => new TradeTick(t.Time.Ticks, (long)(t.Price * 10_000), t.Size)),
        ];
    }

    /// <summary>Standard normal values.</summary>
    public static double[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = StandardNormal.Quantile(1 - random.NextDouble());
        }

        return values;
    }

    /// <summary>The running sum.</summary>
    public static double[] Walk(int count, int seed)
    {
        double[] values = Noise(count, seed);
        for (int i = 1; i < count; i++)
        {
            values[i] += values[i - 1];
        }

        return values;
    }

    private static IEnumerable<string[]> Lines(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }
}
