namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One instrument's session, minute by minute, on the price grid.</summary>
/// <remarks>
/// The extremes within a minute are those of a Brownian bridge between its ends, each drawn from its exact distribution:
/// <code>high = (a + b + √((b − a)² + 2σ²E)) / 2,   E exponential with mean 1;   low alike</code>
/// Volume rises with the minute's squared move and with the day's variance.
/// <para>Sources: the law of the maximum: A. N. Borodin and P. Salminen, "Handbook of Brownian Motion" (2002), 1.1.8;
/// volume and volatility: J. Karpoff, "The relation between price changes and trading volume", JFQA 22 (1987).</para>
/// Not thread-safe: buffers are reused from session to session.
/// </remarks>
internal sealed class SessionTape
{
    private const double Grid = 100;
    private const double LargestSquare = 25;
    private const double VolumeElasticity = 0.7;
    private const double VolumeNoise = 0.25;

    private double[] _path = [];
    private double[] _highs = [];
    private double[] _lows = [];
    private long[] _volumes = [];

    /// <summary>Minutes of the session loaded last.</summary>
    public int Minutes { get; private set; }

    /// <summary>Makes a session.</summary>
    public void Load(SimulatedSeries series, int session, SessionPaths paths)
    {
        Resize(paths.Shape.VarianceShares.Length);
        Sum(series, session, paths);

        var random = new RandomStream(RandomStream.Key(series.Key, (ulong)session));
        double deviation = series.Deviation(session);
        double within = deviation * deviation * (1 - SessionPaths.GapShare);
        double dayVolume =
            series.MinuteVolume
            * Math.Pow(deviation / series.UsualDeviation, VolumeElasticity)
            * Math.Exp(VolumeNoise * random.Normal());
        for (int m = 0; m < Minutes; m++)
        {
            double variance = within * paths.Shape.VarianceShares[m];
            double from = _path[m];
            double to = _path[m + 1];
            double square = (to - from) * (to - from);
            _highs[m] = (from + to + Math.Sqrt(square + 2 * variance * random.Exponential())) / 2;
            _lows[m] = (from + to - Math.Sqrt(square + 2 * variance * random.Exponential())) / 2;
            double surprise = Math.Min(square / variance, LargestSquare);
            _volumes[m] = (long)(dayVolume * paths.Shape.VolumeFactors[m] * (0.5 + 0.5 * surprise));
        }
    }

    /// <summary>A minute's prices in hundredths, and its volume.</summary>
    public TapeBar Minute(int minute) =>
        new(
            Price(_path[minute]),
            Price(_highs[minute]),
            Price(_lows[minute]),
            Price(_path[minute + 1]),
            _volumes[minute]
        );

    /// <summary>The session's prices in hundredths, and its volume: exactly what its minutes add up to.</summary>
    public TapeBar Day()
    {
        double high = double.NegativeInfinity;
        double low = double.PositiveInfinity;
        long volume = 0;
        for (int m = 0; m < Minutes; m++)
        {
            high = Math.Max(high, _highs[m]);
            low = Math.Min(low, _lows[m]);
            volume += _volumes[m];
        }

        return new TapeBar(Price(_path[0]), Price(high), Price(low), Price(_path[Minutes]), volume);
    }

    /// <summary>Natural logarithm of the price before rounding, after so many minutes.</summary>
    public double LogAfter(int minutes) => _path[minutes];

    /// <summary>A price in hundredths, at least one.</summary>
    private static long Price(double log) => Math.Max(1, (long)Math.Round(Math.Exp(log) * Grid));

    private void Resize(int minutes)
    {
        Minutes = minutes;
        if (_highs.Length < minutes)
        {
            _path = new double[minutes + 1];
            _highs = new double[minutes];
            _lows = new double[minutes];
            _volumes = new long[minutes];
        }
    }

    private void Sum(SimulatedSeries series, int session, SessionPaths paths)
    {
        Span<double> path = _path.AsSpan(0, Minutes + 1);
        path.Fill(series.LogBefore(session));
        foreach (Exposure exposure in series.Exposures)
        {
            double loading = exposure.Loadings[session];
            ReadOnlySpan<double> moves = paths.Of(exposure.Source);
            for (int m = 0; m < path.Length; m++)
            {
                path[m] += loading * moves[m];
            }
        }
    }
}
