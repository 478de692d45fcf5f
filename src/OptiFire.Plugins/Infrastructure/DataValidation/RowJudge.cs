using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Tries every rule on a row: fields, times, bounds, and for prices the jump from the row before.</summary>
internal sealed class RowJudge(DataValidationOptions options)
{
    private readonly JumpRule _jumps = new(options);
    private readonly BarContinuity _continuity = new(options);
    private readonly TimeSpan _lateness = TimeSpan.FromSeconds(options.MaxLatenessSeconds);

    public DataVerdict Judge<T>(in T datum, DataValidationState state, IDataFilterRun run)
        where T : struct, IDatum<T>
    {
        SeriesRecord series = state.Find(T.Kind.Id, datum.Variant.Value);
        DataVerdict verdict = DataVerdict.Accept;
        if (options.CheckFields)
        {
            verdict = Fields(in datum);
        }

        if (options.CheckArbitrage && typeof(T) == typeof(OptionQuote))
        {
            verdict = verdict.And(MarketSchemas.Arbitrage(in As<T, OptionQuote>(in datum)));
        }

        if (options.CheckTimes)
        {
            verdict = verdict.And(Times(in datum, series));
        }

        bool isNewest = datum.EventTime >= series.LastTime && datum.Revision == 0;
        if (verdict.Accepts && isNewest && run.Shard != ShardKey.Whole)
        {
            verdict = Prices(in datum, state, series, run);
        }

        if (verdict.Accepts)
        {
            TimeRules.Take(in datum, series);
            TakeId(in datum, series);
            Correct(in datum, series);
            state.Prune(run.Now);
        }

        if (datum.EventTime > series.SeenTime && !verdict.Has(QuarantineReason.BadTime))
        {
            series.SeenTime = datum.EventTime;
        }

        return verdict;
    }

    private static DataVerdict Fields<T>(in T datum) =>
        typeof(T) == typeof(Bar) ? MarketSchemas.Of(in As<T, Bar>(in datum))
        : typeof(T) == typeof(Quote) ? MarketSchemas.Of(in As<T, Quote>(in datum))
        : typeof(T) == typeof(Trade) ? MarketSchemas.Of(in As<T, Trade>(in datum))
        : typeof(T) == typeof(OrderBook) ? MarketSchemas.Of(in As<T, OrderBook>(in datum))
        : typeof(T) == typeof(OptionQuote) ? MarketSchemas.Of(in As<T, OptionQuote>(in datum))
        : typeof(T) == typeof(NewsItem) ? AlternativeSchemas.Of(in As<T, NewsItem>(in datum))
        : typeof(T) == typeof(EarningsEstimate) ? AlternativeSchemas.Of(in As<T, EarningsEstimate>(in datum))
        : typeof(T) == typeof(EarningsSurprise) ? AlternativeSchemas.Of(in As<T, EarningsSurprise>(in datum))
        : typeof(T) == typeof(AnalystRevision) ? AlternativeSchemas.Of(in As<T, AnalystRevision>(in datum))
        : typeof(T) == typeof(EtfFlow) ? AlternativeSchemas.Of(in As<T, EtfFlow>(in datum))
        : typeof(T) == typeof(SearchInterest) ? AlternativeSchemas.Of(in As<T, SearchInterest>(in datum))
        : DataVerdict.Accept;

    private static ref readonly TTo As<TFrom, TTo>(in TFrom datum) =>
        ref Unsafe.As<TFrom, TTo>(ref Unsafe.AsRef(in datum));

    /// <summary>Whether a datum may be known before it happens.</summary>
    private static bool MayBeAnnounced<T>(in T datum) =>
        typeof(T) == typeof(CorporateAction)
        || (typeof(T) == typeof(EarningsSurprise) && double.IsNaN(As<T, EarningsSurprise>(in datum).Actual))
        || (typeof(T) == typeof(SearchInterest) && As<T, SearchInterest>(in datum).IsPartial);

    private static void TakeId<T>(in T datum, SeriesRecord series)
    {
        if (typeof(T) == typeof(Trade))
        {
            series.LastId = As<T, Trade>(in datum).TradeId;
        }
    }

    /// <summary>A correction of the newest bar moves the price that the next one is compared with.</summary>
    private static void Correct<T>(in T datum, SeriesRecord series)
        where T : struct, IDatum<T>
    {
        if (typeof(T) == typeof(Bar) && datum.Revision > 0 && datum.EventTime == series.PriceTime)
        {
            series.Price = Math.Max(As<T, Bar>(in datum).Close, 0);
        }
    }

    private DataVerdict Times<T>(in T datum, SeriesRecord series)
        where T : struct, IDatum<T>
    {
        // News and actions come as they come: neither their order nor their times identify them.
        bool isOrdered = typeof(T) != typeof(NewsItem) && typeof(T) != typeof(CorporateAction);
        DataVerdict verdict = TimeRules.Of(
            in datum,
            series,
            MayBeAnnounced(in datum),
            isOrdered ? _lateness : TimeSpan.MaxValue
        );
        if (typeof(T) == typeof(CorporateAction))
        {
            return DataVerdict.Accept.With(QuarantineReason.BadTime, verdict.Has(QuarantineReason.BadTime));
        }

        if (typeof(T) == typeof(Trade))
        {
            ref readonly Trade trade = ref As<T, Trade>(in datum);
            return verdict.With(
                QuarantineReason.Duplicate,
                trade.TradeId != 0 && trade.TradeId == series.LastId && trade.EventTime == series.LastTime
            );
        }

        return verdict;
    }

    private DataVerdict Prices<T>(in T datum, DataValidationState state, SeriesRecord series, IDataFilterRun run)
        where T : struct, IDatum<T>
    {
        if (typeof(T) == typeof(Bar))
        {
            ref readonly Bar bar = ref As<T, Bar>(in datum);
            var move = new PriceMove(
                bar.Close,
                bar.EventTime,
                bar.Size.Length,
                bar.Open,
                bar.Low < bar.Close && bar.Close < bar.High
            );
            return bar.Close > 0 ? JudgeBar(in bar, in move, state, series, run) : DataVerdict.Accept;
        }

        if (typeof(T) == typeof(Trade))
        {
            ref readonly Trade trade = ref As<T, Trade>(in datum);
            return trade is { IsSuspicious: false, Price: > 0 }
                ? _jumps.Judge(state, series, new PriceMove(trade.Price, trade.EventTime, TimeSpan.Zero), run)
                : DataVerdict.Accept;
        }

        if (typeof(T) == typeof(Quote))
        {
            ref readonly Quote quote = ref As<T, Quote>(in datum);
            return quote.IsTwoSided
                ? _jumps.Judge(state, series, Middle(quote.Bid, quote.Ask, datum.EventTime), run)
                : DataVerdict.Accept;
        }

        if (typeof(T) == typeof(OrderBook))
        {
            ref readonly OrderBook book = ref As<T, OrderBook>(in datum);
            return book.Bids.Length > 0 && book.Asks.Length > 0 && book.Bids[0].Price > 0 && book.Asks[0].Price > 0
                ? _jumps.Judge(state, series, Middle(book.Bids[0].Price, book.Asks[0].Price, datum.EventTime), run)
                : DataVerdict.Accept;
        }

        if (typeof(T) == typeof(CorporateAction))
        {
            ref readonly CorporateAction action = ref As<T, CorporateAction>(in datum);
            if (action.Action == CorporateActionKind.Split)
            {
                state.AddSplit(action.EventTime, (double)action.SharesBefore / action.SharesAfter);
            }
        }

        return DataVerdict.Accept;
    }

    private DataVerdict JudgeBar(
        in Bar bar,
        in PriceMove move,
        DataValidationState state,
        SeriesRecord series,
        IDataFilterRun run
    )
    {
        _continuity.Note(state, series, in bar, run);
        return _jumps.Judge(state, series, in move, run);
    }

    private static PriceMove Middle(long bid, long ask, Sdk.Time.Timestamp time) =>
        new(((double)bid + ask) / 2, time, TimeSpan.Zero, HalfSpread: Math.Abs(Math.Log((double)ask / bid)) / 2);
}
