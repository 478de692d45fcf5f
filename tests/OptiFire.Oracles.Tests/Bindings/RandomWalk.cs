using OptiFire.Numerics.Inference;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Series for edge cases that describe their input in words.</summary>
internal static class RandomWalk
{
    public static double[] Of(int count, int seed)
    {
        Random random = new(seed);
        double level = 0;
        return [.. Enumerable.Range(0, count).Select(_ => level += StandardNormal.Quantile(1 - random.NextDouble()))];
    }

    /// <summary>The walk with a hole in it.</summary>
    public static double[] Holed(int count, int seed)
    {
        double[] walk = Of(count, seed);
        walk[count / 2] = double.NaN;
        return walk;
    }
}
