using System.Collections.Frozen;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Makes the sources of moves, the instruments that take them, and the truth about both.</summary>
/// <remarks>
/// <code>stock = β·market + sector + own</code>
/// Calibrated to 20 large US stocks 2003–2016: volatility 16 to 57 % a year, correlation 0.51 within a sector and 0.38
/// across sectors, kurtosis 13. Own and sector variance rise with the fourth root of the market's, after B. Herskovic,
/// B. Kelly, H. Lustig and S. Van Nieuwerburgh, "The common factor in idiosyncratic volatility", JFE 119 (2016), 249–283.
/// </remarks>
internal sealed class MarketPlan
{
    private const double SectorVolatility = 0.115;

    private readonly ulong _key;
    private readonly double _yearRoot;
    private readonly string _calendar;
    private readonly double[] _commonScale;
    private readonly Dictionary<string, MoveSource> _sectors = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, PlantedPair> _pairOf;
    private readonly Dictionary<string, (SimulatedSeries Series, StockTruth Truth)> _made = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly List<PairTruth> _pairs = [];

    public MarketPlan(SimulatedMarketOptions options, ICalendar calendar, IReadOnlyList<Session> sessions)
    {
        IReadOnlyList<PlantedPair> pairs = MarketOptionsCheck.Check(options);
        _key = RandomStream.Key(0, (ulong)options.Seed);
        _yearRoot = Math.Sqrt(calendar.SessionsPerYear);
        _calendar = calendar.Name;
        _pairOf = pairs.ToFrozenDictionary(pair => pair.Follower, StringComparer.OrdinalIgnoreCase);

        Market = new MarketFactor(Key("market"), sessions.Count, calendar.SessionsPerYear);
        Bond = new BondFactor(Key("bond"), Market, calendar.SessionsPerYear);
        _commonScale = [.. Enumerable.Range(0, sessions.Count).Select(t => Math.Sqrt(Market.RelativeDeviation(t)))];
        Dictionary<string, SimulatedStock> stocks = options.Stocks.ToDictionary(
            stock => stock.Symbol,
            StringComparer.OrdinalIgnoreCase
        );
        Series =
        [
            MarketSeries(),
            BondSeries(),
            IndexSeries(),
            .. options.Stocks.Select(stock => Stock(stock, stocks).Series),
        ];
        Truth = TruthOf(options, sessions);
    }

    public MarketFactor Market { get; }

    public BondFactor Bond { get; }

    public IReadOnlyList<SimulatedSeries> Series { get; }

    public MarketTruth Truth { get; }

    private ulong Key(string part) => RandomStream.Key(_key, part);

    private Instrument Declare(string symbol) => new() { Symbol = symbol, Calendar = _calendar };

    private SimulatedSeries MarketSeries() =>
        new(Declare(MarketOptionsCheck.Market), Key("series SPY"), Math.Log(400), [Exposure.Constant(Market.Source, 1)])
        {
            MinuteVolume = 200_000,
            UsualDeviation = MarketFactor.AnnualVolatility / _yearRoot,
        };

    private SimulatedSeries BondSeries() =>
        new(
            Declare(MarketOptionsCheck.Bond),
            Key("series TLT"),
            Math.Log(100),
            [Bond.MarketExposure, Exposure.Constant(Bond.Own, 1)]
        )
        {
            MinuteVolume = 50_000,
            UsualDeviation = BondFactor.AnnualVolatility / _yearRoot,
        };

    private SimulatedSeries IndexSeries()
    {
        var index = new VolatilityIndexFactor(Key("volatility index"), Market);
        Instrument instrument = Declare(MarketOptionsCheck.VolatilityIndex) with
        {
            AssetClass = AssetClass.Index,
            Tradable = false,
        };
        return new SimulatedSeries(instrument, Key("series VIX"), index.LogStart, index.Exposures)
        {
            UsualDeviation = 1,
            Delay = TimeSpan.FromMinutes(15),
        };
    }

    private (SimulatedSeries Series, StockTruth Truth) Stock(
        SimulatedStock stock,
        Dictionary<string, SimulatedStock> stocks
    )
    {
        if (!_made.TryGetValue(stock.Symbol, out (SimulatedSeries Series, StockTruth Truth) made))
        {
            made = _pairOf.TryGetValue(stock.Symbol, out PlantedPair? pair)
                ? Follower(stock, pair, Stock(stocks[pair.Leader], stocks))
                : OnItsOwn(stock);
            _made.Add(stock.Symbol, made);
        }

        return made;
    }

    private (SimulatedSeries Series, StockTruth Truth) OnItsOwn(SimulatedStock stock)
    {
        ulong key = Key("stock " + stock.Symbol);
        var random = new RandomStream(key);
        double marketBeta = random.Uniform(0.6, 1.4);
        double sectorBeta = random.Uniform(0.7, 1.3);
        double ownVolatility = random.Uniform(0.15, 0.28);
        double logStart = random.Uniform(Math.Log(30), Math.Log(400));
        double minuteVolume = Math.Exp(random.Uniform(Math.Log(5_000), Math.Log(60_000)));

        var shape = new GarchShape(Alpha: 0.05, Gamma: 0.03, Beta: 0.88, Degrees: 5);
        MoveSource own = MoveSource.Garch(RandomStream.Key(key, "own"), shape, Scale(ownVolatility));
        double usual = Math.Sqrt(
            Square(marketBeta * MarketFactor.AnnualVolatility)
                + Square(sectorBeta * SectorVolatility)
                + Square(ownVolatility)
        );
        Exposure[] exposures =
        [
            Exposure.Constant(Market.Source, marketBeta),
            Exposure.Constant(Sector(stock.Sector), sectorBeta),
            Exposure.Constant(own, 1),
        ];
        var series = new SimulatedSeries(Declare(stock.Symbol), RandomStream.Key(key, "series"), logStart, exposures)
        {
            MinuteVolume = minuteVolume,
            UsualDeviation = usual / _yearRoot,
        };
        return (series, new StockTruth(stock.Symbol, stock.Sector, marketBeta, sectorBeta, ownVolatility));
    }

    private (SimulatedSeries Series, StockTruth Truth) Follower(
        SimulatedStock stock,
        PlantedPair pair,
        (SimulatedSeries Series, StockTruth Truth) leader
    )
    {
        ulong key = Key("stock " + stock.Symbol);
        var random = new RandomStream(key);
        MoveSource own = SimulatedPair.Make(
            RandomStream.Key(key, "spread"),
            pair,
            _commonScale.Length,
            out double before,
            out double[] spread
        );
        // Near the level at which the leader's price would be the follower's too.
        double intercept = (1 - pair.Beta) * leader.Series.LogBefore(0) + random.Uniform(-0.5, 0.5);
        double logStart = intercept + pair.Beta * leader.Series.LogBefore(0) + before;
        double innovation = SimulatedPair.InnovationDeviation(pair);
        Exposure[] exposures =
        [
            .. leader.Series.Exposures.Select(exposure => exposure.Times(pair.Beta)),
            Exposure.Constant(own, 1),
        ];
        var series = new SimulatedSeries(Declare(stock.Symbol), RandomStream.Key(key, "series"), logStart, exposures)
        {
            MinuteVolume = Math.Exp(random.Uniform(Math.Log(5_000), Math.Log(60_000))),
            UsualDeviation = Math.Sqrt(Square(pair.Beta * leader.Series.UsualDeviation) + Square(innovation)),
        };
        _pairs.Add(new PairTruth(pair, intercept, spread));
        var truth = new StockTruth(
            stock.Symbol,
            stock.Sector,
            pair.Beta * leader.Truth.MarketBeta,
            pair.Beta * leader.Truth.SectorBeta,
            innovation * _yearRoot
        );
        return (series, truth);
    }

    private MoveSource Sector(string name)
    {
        if (!_sectors.TryGetValue(name, out MoveSource? sector))
        {
            var shape = new GarchShape(Alpha: 0.05, Gamma: 0.04, Beta: 0.90, Degrees: 7);
            sector = MoveSource.Garch(Key("sector " + name), shape, Scale(SectorVolatility));
            _sectors.Add(name, sector);
        }

        return sector;
    }

    private double[] Scale(double volatility) => [.. _commonScale.Select(scale => scale * volatility / _yearRoot)];

    private MarketTruth TruthOf(SimulatedMarketOptions options, IReadOnlyList<Session> sessions)
    {
        VarianceRegime[] regimes = Market.Regimes;
        double[] correlations = Bond.Correlations;
        int[] indices = [.. Enumerable.Range(0, sessions.Count)];
        return new MarketTruth
        {
            Seed = options.Seed,
            Sessions = sessions,
            Regimes = regimes,
            RegimeSwitches =
            [
                .. indices
                    .Where(t => t == 0 || regimes[t] != regimes[t - 1])
                    .Select(t => new RegimeSwitch(t, sessions[t].Date, regimes[t])),
            ],
            MarketVariance = Market.Variance,
            IntegratedVariance = [.. Market.Source.Deviations.Select(Square)],
            ExpectedMonthVariance = Market.MonthVariance,
            VarianceRiskPremium = VolatilityIndexFactor.Premium,
            BondCorrelations = correlations,
            CorrelationBreaks =
            [
                .. indices
                    .Where(t => t > 0 && correlations[t] != correlations[t - 1])
                    .Select(t => new CorrelationBreak(t, sessions[t].Date, correlations[t - 1], correlations[t])),
            ],
            Pairs = _pairs,
            Stocks = [.. options.Stocks.Select(stock => _made[stock.Symbol].Truth)],
        };
    }

    private static double Square(double x) => x * x;
}
