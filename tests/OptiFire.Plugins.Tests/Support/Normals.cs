namespace OptiFire.Plugins.Tests.Support;

/// <summary>Independent standard normal numbers from a seed.</summary>
public sealed class Normals(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The next number, by Box and Muller.</summary>
    public double Next() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>The next numbers.</summary>
    public double[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    /// <summary>A price that starts at 100 and moves by log returns.</summary>
    public static double[] Prices(IEnumerable<double> returns)
    {
        double log = Math.Log(100);
        return [100, .. returns.Select(r => Math.Exp(log += r))];
    }
}
