using OptiFire.Numerics.Microstructure;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Execution;

/// <summary>Blocks orders that add exposure while the spread is wide, or the quote is stale or makes no market.</summary>
/// <remarks>
/// <code>
/// pass iff 10⁴·(ask − bid)/mid ≤ min(max_spread_bps, median_multiple · median of the last sessions' medians)
/// </code>
/// Decided in whole numbers, so the limit itself passes. The engine never asks about orders that only reduce risk.
/// </remarks>
public sealed class BidAskFilter(BidAskFilterOptions options)
    : IPlugin<BidAskFilter, BidAskFilterOptions>,
        IOrderFilter,
        IFeature
{
    private readonly RowsNeed<Quote> _quote = Need.Latest<Quote>();
    private readonly TimeSpan _maxAge = TimeSpan.FromSeconds(options.MaxAgeSeconds);

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("extra_bidask_filter", PluginCategory.Execution, "Bid-ask filter")
        {
            Summary = "Blocks new exposure while the quoted spread is wide or the quote cannot be trusted.",
            Sources = ["L. Harris, Trading and Exchanges (Oxford University Press, 2003), chapter 14"],
        };

    /// <summary>The widest spread that passes now.</summary>
    public static Output<double> Limit { get; } = Output.Number("spread_limit_bps", "basis points of the mid");

    /// <summary>Median over past sessions of the median spread of each; nothing before the first session ended.</summary>
    public static Output<double> TypicalSpread { get; } = Output.Number("spread_median_bps", "basis points of the mid");

    /// <summary>1 while the quotes are those of one venue and not the whole market's best, else 0.</summary>
    public static Output<long> SingleVenue { get; } = Output.Integer("single_venue", "0 or 1");

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.OrderFilter, Scope.Instrument()),
            new Activation(Role.Feature, Scope.Instrument(), Trigger.On<Quote>())
            {
                Needs = [_quote],
                Outputs = [Limit, TypicalSpread, SingleVenue],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            }
        ).WithState(static () => default(BidAskFilterState));

    /// <inheritdoc />
    public FilterVerdict Check(in OrderRequest order, IRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        BidAskFilterState state = run.State<BidAskFilterState>();
        if (!state.HasQuote)
        {
            return options.RequireQuote ? FilterVerdict.Block("no quote") : FilterVerdict.Pass;
        }

        Quote quote = state.Quote;
        if (run.Now - quote.EventTime > _maxAge)
        {
            return FilterVerdict.Block(
                FormattableString.Invariant(
                    $"stale quote: {(run.Now - quote.EventTime).TotalSeconds:0.###} s old, limit {options.MaxAgeSeconds} s"
                )
            );
        }

        QuoteCondition condition = QuotedSpread.Classify(quote.Bid, quote.Ask, quote.BidSize, quote.AskSize);
        if (condition != QuoteCondition.Regular)
        {
            return FilterVerdict.Block(Describe(condition, quote));
        }

        long limit = LimitOf(state);
        return QuotedSpread.IsWithin(quote.Bid, quote.Ask, limit)
            ? FilterVerdict.Pass
            : FilterVerdict.Block(
                FormattableString.Invariant(
                    $"spread {QuotedSpread.BasisPoints(quote.Bid, quote.Ask):0.###} bps, limit {limit / 1000m} bps{Venue(quote)}"
                )
            );
    }

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ref BidAskFilterState state = ref run.State<BidAskFilterState>();
        Quote quote = run.Latest(_quote);
        state.Take(quote);
        long slot = run.Now.UnixNanoseconds / (options.SampleSeconds * 1_000_000_000L);
        if (options.AdaptiveSessions > 0 && slot != state.Slot && IsMarket(state.Quote, run.Now))
        {
            Session session = run.Calendar.SessionAtOrAfter(run.Now);
            if (run.Now >= session.Open)
            {
                state.Sample(slot, session.Date, options.AdaptiveSessions);
            }
        }

        run.Publish(Limit, LimitOf(state) / 1000.0);
        run.Publish(SingleVenue, quote.Exchange == MarketCode.None ? 0 : 1);
        if (state.Medians.Length > 0)
        {
            run.Publish(TypicalSpread, state.Typical / 1000.0);
        }

        return RunResult.Ok;
    }

    private static string Venue(Quote quote) =>
        quote.Exchange == MarketCode.None ? "" : $", the quote of {quote.Exchange} alone";

    private static string Describe(QuoteCondition condition, Quote quote)
    {
        string what = condition switch
        {
            QuoteCondition.Crossed => "crossed quote: the bid is above the ask",
            QuoteCondition.Locked => "locked quote: the bid equals the ask",
            QuoteCondition.ZeroSize => "a side of the quote has no size",
            _ => "the quote has only one side",
        };
        return what + Venue(quote);
    }

    private bool IsMarket(Quote quote, Timestamp now) =>
        now - quote.EventTime <= _maxAge
        && QuotedSpread.Classify(quote.Bid, quote.Ask, quote.BidSize, quote.AskSize) == QuoteCondition.Regular;

    private long LimitOf(BidAskFilterState state) =>
        options.AdaptiveSessions == 0 || state.Medians.Length < options.AdaptiveSessions
            ? options.MaxSpreadMilliBps
            : Math.Min(options.MaxSpreadMilliBps, (long)Math.Round(options.MedianMultiple * state.Typical));
}
