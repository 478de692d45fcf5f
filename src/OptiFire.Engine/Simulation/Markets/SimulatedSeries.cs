using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One instrument of a simulated market with its closes; what happens within a session is made when asked for.</summary>
internal sealed class SimulatedSeries
{
    private readonly double _logStart;
    private readonly double[] _logCloses;

    public SimulatedSeries(Instrument instrument, ulong key, double logStart, Exposure[] exposures)
    {
        Instrument = instrument;
        Key = key;
        Exposures = exposures;
        _logStart = logStart;
        _logCloses = new double[exposures[0].Loadings.Length];
        double log = logStart;
        for (int t = 0; t < _logCloses.Length; t++)
        {
            foreach (Exposure exposure in exposures)
            {
                log += exposure.Loadings[t] * exposure.Source.Moves[t];
            }

            _logCloses[t] = log;
        }
    }

    public Instrument Instrument { get; }

    public ulong Key { get; }

    public Exposure[] Exposures { get; }

    /// <summary>Units traded in an average minute; 0 for an index.</summary>
    public double MinuteVolume { get; init; }

    /// <summary>The level around which a session's standard deviation moves, to which volume is related.</summary>
    public required double UsualDeviation { get; init; }

    /// <summary>How long after their end bars become known.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Natural logarithm of the price at the close before a session.</summary>
    public double LogBefore(int session) => session == 0 ? _logStart : _logCloses[session - 1];

    /// <summary>Standard deviation of the diffusion that made a session's move.</summary>
    public double Deviation(int session)
    {
        double variance = 0;
        foreach (Exposure exposure in Exposures)
        {
            double deviation = exposure.Loadings[session] * exposure.Source.Deviations[session];
            variance += deviation * deviation;
        }

        return Math.Sqrt(variance);
    }
}
