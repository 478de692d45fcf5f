using System.Numerics;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Random numbers that depend on nothing but a key, so that any part of a simulation can be made on its own.</summary>
/// <remarks>
/// xoshiro256++ seeded by SplitMix64. Not thread-safe.
/// <para>Sources: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021);
/// G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
/// G. Marsaglia and T. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964).</para>
/// </remarks>
internal sealed class RandomStream
{
    private const double UnitOfDouble = 1.0 / (1UL << 53);

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare = double.NaN;

    public RandomStream(ulong key)
    {
        _a = Mix(key += 0x9E3779B97F4A7C15);
        _b = Mix(key += 0x9E3779B97F4A7C15);
        _c = Mix(key += 0x9E3779B97F4A7C15);
        _d = Mix(key + 0x9E3779B97F4A7C15);
    }

    /// <summary>A key for a part of what another key stands for.</summary>
    public static ulong Key(ulong parent, ulong part) => Mix(parent ^ Mix(part + 0x9E3779B97F4A7C15));

    /// <summary>A key for a named part: FNV-1a over the UTF-16 units, the same on every run.</summary>
    public static ulong Key(ulong parent, string part)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in part)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return Key(parent, hash);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * UnitOfDouble;

    /// <summary>Uniform between two bounds.</summary>
    public double Uniform(double from, double to) => from + (to - from) * Uniform();

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log((1 + (Next() >> 11)) * UnitOfDouble);

    /// <summary>Normal with mean 0 and variance 1.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            double kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        double x;
        double y;
        double square;
        do
        {
            x = Uniform() * 2 - 1;
            y = Uniform() * 2 - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);

        double scale = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = y * scale;
        return x * scale;
    }

    /// <summary>
    /// The variance of one day, mean 1, such that √variance × normal is Student t scaled to variance 1.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, a whole number above 2.</param>
    public double StudentVariance(int degrees)
    {
        double chiSquare = 0;
        for (int i = 0; i < degrees; i++)
        {
            double normal = Normal();
            chiSquare += normal * normal;
        }

        return (degrees - 2) / chiSquare;
    }

    /// <summary>1, 2, 3, … with the mean given (at least 1).</summary>
    public int Geometric(double mean) =>
        mean <= 1 ? 1 : 1 + (int)Math.Min(1e6, Math.Floor(Exponential() / -Math.Log(1 - 1 / mean)));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_a + _d, 23) + _a;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
