namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The way each source of moves takes through one session, given where it ends.</summary>
/// <remarks>
/// A Brownian bridge in variance time: a third of a day's variance falls between the sessions, as measured for SPY, IBM
/// and BAC 2005–2018 (0.33 to 0.36), the rest follows the session's shape.
/// <code>
/// gap  = w·r + σ·√(w(1 − w))·ε
/// x(m) = gap + (r − gap)·V(m) + σ·√(1 − w)·(B(V(m)) − V(m)·B(1)),   V(m) = share of variance up to minute m
/// </code>
/// Each path is keyed by source and session, so sessions can be made in any order. Not thread-safe: buffers are reused.
/// </remarks>
internal sealed class SessionPaths
{
    /// <summary>The share of a day's variance that falls between two sessions.</summary>
    public const double GapShare = 0.33;

    private readonly ulong _key;
    private readonly Dictionary<MoveSource, double[]> _paths = [];

    public SessionPaths(ulong key, IEnumerable<SimulatedSeries> series)
    {
        _key = key;
        foreach (SimulatedSeries one in series)
        {
            foreach (Exposure exposure in one.Exposures)
            {
                _paths[exposure.Source] = [];
            }
        }

        Shape = new SessionShape(key, 1);
    }

    /// <summary>How the session loaded last is spread over its minutes.</summary>
    public SessionShape Shape { get; private set; }

    /// <summary>Makes the paths of a session.</summary>
    public void Load(int session, int minutes)
    {
        Shape = new SessionShape(RandomStream.Key(_key, (ulong)session), minutes);
        foreach (MoveSource source in _paths.Keys)
        {
            if (_paths[source].Length != minutes + 1)
            {
                _paths[source] = new double[minutes + 1];
            }

            Bridge(source, session, Shape.VarianceShares, _paths[source]);
        }
    }

    /// <summary>A source's log move since the close before, at the open and after each minute.</summary>
    public double[] Of(MoveSource source) => _paths[source];

    private static void Bridge(MoveSource source, int session, double[] shares, double[] path)
    {
        var random = new RandomStream(RandomStream.Key(source.Key, (ulong)session));
        double move = source.Moves[session];
        double deviation = source.Deviations[session];
        double gap = GapShare * move + deviation * Math.Sqrt(GapShare * (1 - GapShare)) * random.Normal();
        double within = deviation * Math.Sqrt(1 - GapShare);

        path[0] = 0;
        for (int m = 0; m < shares.Length; m++)
        {
            path[m + 1] = path[m] + within * Math.Sqrt(shares[m]) * random.Normal();
        }

        double miss = move - gap - path[^1];
        double gone = 0;
        path[0] = gap;
        for (int m = 0; m < shares.Length; m++)
        {
            gone += shares[m];
            path[m + 1] += gap + miss * gone;
        }
    }
}
