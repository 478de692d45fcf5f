namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Six kinds of orders that call forth one another: a multivariate Hawkes process with one exponential kernel.</summary>
/// <remarks>
/// <code>λᵢ(t) = base + Σⱼ Σ_{tⱼ &lt; t} n(i, j)·β·e^(−β(t − tⱼ))</code>
/// n(i, j) is the expected number of orders of kind i that one of kind j calls forth directly; each column adds up to
/// less than 1, so the process is stationary.
/// <para>Sources: A. Hawkes, "Spectra of some self-exciting and mutually exciting point processes", Biometrika 58 (1971);
/// E. Bacry, I. Mastromatteo and J.-F. Muzy, "Hawkes processes in finance", Market Microstructure and Liquidity 1 (2015).</para>
/// </remarks>
internal sealed class HawkesIntensity
{
    public const int Kinds = 6;

    /// <summary>β, per second.</summary>
    private const double Decay = 3;

    private readonly double[] _excited = new double[Kinds];

    /// <summary>Rows: orders called forth. Columns: market buy, market sell, bid, ask, bid cancelled, ask cancelled.</summary>
    private static ReadOnlySpan<double> Offspring =>
        [
            0.35,
            0.03,
            0.02,
            0.01,
            0.01,
            0.04,
            0.03,
            0.35,
            0.01,
            0.02,
            0.04,
            0.01,
            0.15,
            0.10,
            0.20,
            0.05,
            0.25,
            0.05,
            0.10,
            0.15,
            0.05,
            0.20,
            0.05,
            0.25,
            0.02,
            0.10,
            0.20,
            0.05,
            0.15,
            0.05,
            0.10,
            0.02,
            0.05,
            0.20,
            0.05,
            0.15,
        ];

    /// <summary>What the past adds to the intensity of a kind now, per second.</summary>
    public double Excited(int kind) => _excited[kind];

    /// <summary>Lets time pass.</summary>
    public void Elapse(double seconds)
    {
        double kept = Math.Exp(-Decay * seconds);
        for (int i = 0; i < Kinds; i++)
        {
            _excited[i] *= kept;
        }
    }

    /// <summary>Takes note of an order.</summary>
    public void Excite(int kind)
    {
        for (int i = 0; i < Kinds; i++)
        {
            _excited[i] += Decay * Offspring[i * Kinds + kind];
        }
    }
}
