namespace OptiFire.Engine.Simulation.Markets;

/// <summary>How a day's shock changes the next day's variance; the variance has mean 1.</summary>
/// <remarks>
/// <code>g(t+1) = 1 − p + (Alpha + Gamma·[z &lt; 0])·g(t)·z² + Beta·g(t),   p = Alpha + Gamma/2 + Beta</code>
/// <para>Source: L. Glosten, R. Jagannathan and D. Runkle, "On the relation between the expected value and the
/// volatility of the nominal excess return on stocks", Journal of Finance 48 (1993), 1779–1801.</para>
/// </remarks>
/// <param name="Alpha">Weight of any shock.</param>
/// <param name="Gamma">Further weight of a fall.</param>
/// <param name="Beta">Weight of today's variance.</param>
/// <param name="Degrees">Degrees of freedom of the Student t shocks.</param>
internal readonly record struct GarchShape(double Alpha, double Gamma, double Beta, int Degrees)
{
    /// <summary>The share of an excess of variance left after a day.</summary>
    public double Persistence => Alpha + Gamma / 2 + Beta;

    /// <summary>The next day's variance.</summary>
    public double Next(double variance, double shock) =>
        1 - Persistence + (Alpha + (shock < 0 ? Gamma : 0)) * variance * shock * shock + Beta * variance;

    /// <summary>A variance after so many days that where it began no longer matters.</summary>
    public double Settled(RandomStream random)
    {
        double variance = 1;
        for (int day = 0; day < 250; day++)
        {
            variance = Next(variance, Math.Sqrt(random.StudentVariance(Degrees)) * random.Normal());
        }

        return variance;
    }
}
