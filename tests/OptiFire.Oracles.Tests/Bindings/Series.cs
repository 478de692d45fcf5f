using System.Globalization;
using System.Text.RegularExpressions;
using OptiFire.Numerics.Returns;
using OptiFire.Numerics.Wavelets;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>What several bindings do with series and names.</summary>
internal static class Series
{
    /// <summary>A value for each place.</summary>
    public static double[] Each(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];

    /// <summary>The log returns, with NaN in the place of the first price.</summary>
    public static double[] LogReturnsWithGap(double[] prices)
    {
        double[] returns = new double[prices.Length];
        returns[0] = double.NaN;
        LogReturns.FromPrices(prices, returns.AsSpan(1));
        return returns;
    }

    /// <summary>The sums of the last k values; NaN before there are as many.</summary>
    public static double[] Sums(double[] values, int k) =>
        Each(values.Length, t => t + 1 < k ? double.NaN : values[(t + 1 - k)..(t + 1)].Sum());

    /// <summary>The columns of rows, one behind the other.</summary>
    public static double[] Columns(double[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).SelectMany(i => rows.Select(row => row[i]))];

    /// <summary>The whole numbers that a pattern's groups find in a name; null when it does not match.</summary>
    public static int[]? Match(string name, string pattern) =>
        Regex.Match(name, $"^{pattern}$", RegexOptions.CultureInvariant) is { Success: true } match
            ?
            [
                .. match
                    .Groups.Values.Skip(1)
                    .Where(g => g.Success)
                    .Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)),
            ]
            : null;

    public static WaveletBoundary Boundary(OracleCase oracle) =>
        Enum.TryParse(oracle.Text("mode"), ignoreCase: true, out WaveletBoundary boundary)
            ? boundary
            : throw new UnboundException($"a boundary '{oracle.Text("mode")}'");
}
