namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The moves of the whole market: a GJR-GARCH variance times the level of a two-state Markov regime.</summary>
/// <remarks>
/// <code>r(t) = μ(S(t)) + √h(t)·z(t),   h(t) = σ²·g(t)·m(S(t)),   z Student t with variance 1</code>
/// As g and S are independent, the expected variance of the coming month is exact:
/// <code>E h(t+k) = σ²·(1 + pᵏ⁻¹(g(t+1) − 1))·(1 + λᵏ(m(S(t)) − 1))</code>
/// <para>Calibrated to the S&amp;P 500 index 2000–2020: volatility 19.9 % a year; GJR weights near those usual for
/// the index (only falls raise the variance), with a finite fourth moment.</para>
/// <para>Source of the regimes: J. Hamilton and R. Susmel, "Autoregressive conditional heteroskedasticity and changes in
/// regime", Journal of Econometrics 64 (1994), 307–333.</para>
/// </remarks>
internal sealed class MarketFactor
{
    /// <summary>Long-run volatility per year.</summary>
    public const double AnnualVolatility = 0.199;

    private const double CalmLevel = 0.55;
    private const double TurbulentLevel = 2.35;
    private const double CalmDrift = 0.18;
    private const double TurbulentDrift = -0.24;
    private const double LeaveCalm = 1.0 / 120;
    private const double LeaveTurbulent = 1.0 / 40;

    private readonly double _dailyVariance;
    private readonly int _sessionsPerYear;

    public MarketFactor(ulong key, int sessions, int sessionsPerYear)
    {
        _sessionsPerYear = sessionsPerYear;
        _dailyVariance = AnnualVolatility * AnnualVolatility / sessionsPerYear;
        MonthSessions = (int)Math.Round(sessionsPerYear * 30 / 365.0);
        Regimes = new VarianceRegime[sessions];
        Variance = new double[sessions];
        MonthVariance = new double[sessions];
        double[] moves = new double[sessions];
        double[] deviations = new double[sessions];

        var random = new RandomStream(key);
        double garch = Shape.Settled(random);
        bool turbulent = random.Uniform() < LeaveCalm / (LeaveCalm + LeaveTurbulent);
        MonthVarianceBefore = ExpectedMonth(garch, turbulent);
        for (int t = 0; t < sessions; t++)
        {
            turbulent = random.Uniform() < (turbulent ? LeaveTurbulent : LeaveCalm) ? !turbulent : turbulent;
            Regimes[t] = turbulent ? VarianceRegime.Turbulent : VarianceRegime.Calm;
            Variance[t] = _dailyVariance * garch * Level(turbulent);
            double mixed = Math.Sqrt(random.StudentVariance(Shape.Degrees));
            double normal = random.Normal();
            deviations[t] = Math.Sqrt(Variance[t]) * mixed;
            moves[t] = (turbulent ? TurbulentDrift : CalmDrift) / sessionsPerYear + deviations[t] * normal;
            garch = Shape.Next(garch, mixed * normal);
            MonthVariance[t] = ExpectedMonth(garch, turbulent);
        }

        Source = new MoveSource(key, moves, deviations);
    }

    public static GarchShape Shape => new(Alpha: 0, Gamma: 0.16, Beta: 0.885, Degrees: 8);

    /// <summary>The moves, one per session.</summary>
    public MoveSource Source { get; }

    public VarianceRegime[] Regimes { get; }

    /// <summary>Variance of a session's move, known at the close before it; per session.</summary>
    public double[] Variance { get; }

    /// <summary>Variance expected at a close for the coming 30 calendar days, per year.</summary>
    public double[] MonthVariance { get; }

    /// <summary>The same at the close before the first session.</summary>
    public double MonthVarianceBefore { get; }

    /// <summary>Sessions in 30 calendar days.</summary>
    public int MonthSessions { get; }

    /// <summary>Each session's standard deviation relative to its long-run level.</summary>
    public double RelativeDeviation(int session) => Math.Sqrt(Variance[session] / _dailyVariance);

    private static double Level(bool turbulent) => turbulent ? TurbulentLevel : CalmLevel;

    private double ExpectedMonth(double nextGarch, bool turbulent)
    {
        double garchExcess = nextGarch - 1;
        double levelExcess = Level(turbulent) - 1;
        double sum = 0;
        for (int k = 0; k < MonthSessions; k++)
        {
            levelExcess *= 1 - LeaveCalm - LeaveTurbulent;
            sum += (1 + garchExcess) * (1 + levelExcess);
            garchExcess *= Shape.Persistence;
        }

        return _dailyVariance * sum / MonthSessions * _sessionsPerYear;
    }
}
