using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Trades the return of a cointegrated pair to its line: two legs against each other.</summary>
/// <remarks>
/// <code>
/// ln y = α + β·ln x + u       Engle–Granger both ways, the lower p; Benjamini–Hochberg over all pairs
/// z = (u − μ)/σ               line and scale frozen at the formation
/// side = −sign z from |z| ≥ entry until side·z ≥ −exit; given up at stop or after k half-lives
/// </code>
/// The spread is carried forward by total returns since the formation, so a split or dividend does not move it.
/// </remarks>
public sealed class CointegratedPairs(CointegratedPairsOptions options)
    : IPlugin<CointegratedPairs, CointegratedPairsOptions>,
        ISignal
{
    private readonly string[] _symbols = options.ToSymbols();
    private readonly TimeSpan _life = TimeSpan.FromDays(options.MaxGapDays);
    private readonly PairSelection _selection = new(options);

    private readonly PanelNeed<Bar, double> _closes = Need.Panel(
        Bar.ClosePrice,
        BarSize.Day.Variant,
        options.FormationCloses + options.MaxUnmatched
    ) with
    {
        Adjustment = Adjustment.TotalReturn,
    };

    /// <summary>The pair in force as explained/explaining ticker; written only when there is one.</summary>
    public static Output<string> Pair { get; } = Output.Text("pair");

    /// <summary>α of the log prices, both measured from the last close of the formation; only with a pair.</summary>
    public static Output<double> Alpha { get; } = Output.Number("alpha", "log price");

    /// <summary>β, the money sold of the second leg per money bought of the first; only with a pair.</summary>
    public static Output<double> Beta { get; } = Output.Number("beta", "ratio");

    /// <summary>The lower p-value of both directions; only with a pair.</summary>
    public static Output<double> PValue { get; } = Output.Number("p_value", "probability");

    /// <summary>The same after the correction for all pairs tested; only with a pair.</summary>
    public static Output<double> AdjustedPValue { get; } = Output.Number("p_adjusted", "probability");

    /// <summary>Half-life of the spread; only with a pair.</summary>
    public static Output<double> HalfLife { get; } = Output.Number("half_life", "sessions");

    /// <summary>Where the spread stands above its mean; only with a pair.</summary>
    public static Output<double> Z { get; } = Output.Number("z", "standard deviations");

    /// <summary>1 for the spread bought, −1 for it sold, 0 for flat.</summary>
    public static Output<long> Side { get; } = Output.Integer("side", "sign");

    /// <summary>How many pairs the last selection tested.</summary>
    public static Output<long> PairsTested { get; } = Output.Integer("pairs_tested", "pairs");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_coint_pairs", PluginCategory.Alpha, "Cointegrated pairs")
        {
            Summary = "Tests every pair of a list for cointegration and trades the best one's return to its line.",
            Sources =
            [
                "R. F. Engle and C. W. J. Granger, Econometrica 55 (1987) 251–276",
                "J. G. MacKinnon, Queen's Economics Department working paper 1227 (2010)",
                "E. Gatev, W. Goetzmann and K. G. Rouwenhorst, Review of Financial Studies 19 (2006) 797–827",
                "G. Vidyamurthy, Pairs Trading (2004)",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Signal, Scope.Universe(_symbols), Trigger.OnBar(BarSize.Day))
            {
                Needs = [_closes],
                Outputs = [Pair, Alpha, Beta, PValue, AdjustedPValue, HalfLife, Z, Side, PairsTested],
                Budget = new Budget(CpuMilliseconds: 2_000, MemoryMegabytes: 100),
            }
        ).WithState(static () => CointegratedPairsState.Empty);

    /// <inheritdoc />
    public RunResult Evaluate(ISignalRun run)
    {
        var instruments = Array.ConvertAll(_symbols, s => run.Instruments.TryFind(s, out Instrument? i) ? i : null);
        ref CointegratedPairsState state = ref run.State<CointegratedPairsState>();
        bool wasFlat = state.Trade.Side == 0;
        if (Advance(run, instruments, ref state) is { } reason)
        {
            return RunResult.NotReady(reason);
        }

        if (state.Formation.IsFormed && double.IsNaN(state.Score))
        {
            run.Emit(
                PairSignal.Of(state, instruments, _life) with
                {
                    Level = 0,
                    Reason = "closes of the path are missing",
                }
            );
            run.Publish(Side, 0);
            state = CointegratedPairsState.Empty;
            return RunResult.Ok;
        }

        // A trade that ends is first said to be flat on its own legs: the next selection may name others.
        bool isDue = state.Tested == 0 || (wasFlat && state.Trade.Side == 0 && state.Age >= options.RefitSessions);
        if (isDue && Select(run, instruments, ref state) is { } untestable)
        {
            return RunResult.NotReady(untestable);
        }

        PairSignal.Publish(run, state, _symbols);
        if (state.Formation.IsFormed)
        {
            run.Emit(PairSignal.Of(state, instruments, _life));
        }

        return RunResult.Ok;
    }

    private string? Advance(ISignalRun run, Instrument?[] instruments, ref CointegratedPairsState state)
    {
        PairFormation pair = state.Formation;
        if (!pair.IsFormed)
        {
            Timestamp newest = Newest(run, instruments);
            bool isNew = state.Tested > 0 && newest > state.LastClose;
            state = isNew ? state with { Age = state.Age + 1, LastClose = newest } : state;
            return null;
        }

        if (instruments[pair.Explained] is not { } explained || instruments[pair.Explaining] is not { } explaining)
        {
            return "a ticker has no instrument";
        }

        Window<double> y = run.Window(_closes, explained);
        Window<double> x = run.Window(_closes, explaining);
        if (y.Length == 0 || x.Length == 0 || y.Times[^1] != x.Times[^1])
        {
            return "the newest closes are not of the same moment";
        }

        if (!(y.Values[^1] > 0 && x.Values[^1] > 0))
        {
            return "a newest close is not above 0";
        }

        state = y.Times[^1] > state.LastClose ? Moved(y, x, state) : state;
        return null;
    }

    private CointegratedPairsState Moved(Window<double> y, Window<double> x, in CointegratedPairsState state)
    {
        CointegratedPairsState moved = state with
        {
            Age = state.Age + 1,
            LastClose = y.Times[^1],
            ExplainedPath = state.ExplainedPath + MoveSince(y, state.LastClose),
            ExplainingPath = state.ExplainingPath + MoveSince(x, state.LastClose),
        };
        return moved with { Trade = moved.Trade.Next(moved.Score, moved.Formation.HalfLife, options) };
    }

    private string? Select(IRun run, Instrument?[] instruments, ref CointegratedPairsState state)
    {
        string? reason = _selection.Take(run, _closes, instruments, out PairFormation pair, out int tested);
        if (reason is null)
        {
            Timestamp formed = Newest(run, pair.IsFormed ? [instruments[pair.Explained]] : instruments);
            PairTrade trade = pair.IsFormed
                ? default(PairTrade).Next(pair.Score(0, 0), pair.HalfLife, options)
                : default;
            state = new(pair, tested, 0, formed, 0, 0, trade);
        }

        return reason;
    }

    private Timestamp Newest(IRun run, Instrument?[] instruments)
    {
        Timestamp newest = Timestamp.MinValue;
        foreach (Instrument? instrument in instruments)
        {
            Window<double> closes = instrument is null ? default : run.Window(_closes, instrument);
            newest = closes.Length > 0 && closes.Times[^1] > newest ? closes.Times[^1] : newest;
        }

        return newest;
    }

    private static double MoveSince(Window<double> closes, Timestamp time)
    {
        int row = closes.Times.BinarySearch(time);
        return row >= 0 && closes.Values[row] > 0 ? Math.Log(closes.Values[^1] / closes.Values[row]) : double.NaN;
    }
}
