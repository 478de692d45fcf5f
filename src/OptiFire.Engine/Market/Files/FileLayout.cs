namespace OptiFire.Engine.Market.Files;

/// <summary>What the columns of a text file mean; told from the header line alone.</summary>
public enum FileLayout
{
    /// <summary><c>time,open,high,low,close,volume</c>: New York time, prices in 1/10,000; one instrument.</summary>
    LocalBars,

    /// <summary><c>symbol,timestamp,open,high,low,close,volume</c>: the timestamp is the bar's start, UTC.</summary>
    Bars,

    /// <summary><c>symbol,date,timestamp,open,high,low,close,volume</c>: the timestamp is the session's close, UTC.</summary>
    DailyBars,

    /// <summary><c>date,timestamp,open,high,low,close[,volume]</c>: as <see cref="DailyBars"/> for one instrument.</summary>
    SingleDailyBars,

    /// <summary><c>date,timestamp,SPY,TLT,…</c>: closes, a column per ticker in capitals.</summary>
    ClosePanel,

    /// <summary><c>symbol,timestamp,bid,bid_size,ask,ask_size</c>: closing quotes; the timestamp is the interval's start, UTC.</summary>
    Quotes,

    /// <summary><c>symbol,timestamp,bid,bid_size,ask,ask_size,exchange</c>: every update; a side of price 0 and size 0 was not updated.</summary>
    QuoteTicks,

    /// <summary><c>symbol,timestamp,trade_id,price,qty,aggressor</c>: trades with the aggressor <c>buy</c> or <c>sell</c>.</summary>
    SignedTrades,

    /// <summary><c>symbol,timestamp,price,size,exchange,suspicious</c>: trades of all venues.</summary>
    TradeTicks,

    /// <summary><c>symbol,timestamp,price,size,exchange,condition,suspicious</c>: trades with sale conditions.</summary>
    ConditionTradeTicks,

    /// <summary><c>ts_ns,symbol,price,size,exchange,conditions</c>: trades timed in nanoseconds since 1970, UTC.</summary>
    NanosecondTrades,

    /// <summary><c>symbol,timestamp,bid1_px,bid1_qty,…,ask1_px,ask1_qty,…</c>: the same number of levels on both sides.</summary>
    OrderBook,

    /// <summary>
    /// <c>date,keyword,geo,value,is_partial,as_of</c>: search interest of the period that begins on the date, UTC, as known
    /// then; a later as-of is another version. Known before the period's end, it must be marked partial.
    /// </summary>
    SearchInterest,

    /// <summary>
    /// <c>week_start,timestamp,stocks,debt,…</c>: search interest, a column per term; the timestamp is the week's end. All of it
    /// is one request, whose scale was known only at its end: use it for what does not depend on the scale.
    /// </summary>
    SearchPanel,

    /// <summary><c>date,ticker,shares_outstanding,nav,aum,as_of</c>: the size of funds at the close of the date.</summary>
    EtfShares,

    /// <summary>
    /// <c>date,timestamp,IBIT,…</c>: money into funds, a column per fund; the timestamp is the session's close, and the numbers
    /// are known twelve hours later. Told from closes by a name in <c>_flows_musd</c> or <c>_flows_usd</c>, or by an option.
    /// </summary>
    MoneyFlowPanel,

    /// <summary><c>symbol,report_date,whisper_eps,consensus_eps,as_of</c>: what is expected of a report.</summary>
    Whispers,

    /// <summary><c>symbol,period,as_of,eps_avg,…,strong_sell</c>: estimates and recommendations, mostly one JSON object a line.</summary>
    Estimates,

    /// <summary><c>ts,underlying,underlying_px,occ_symbol,type,expiry,strike,bid,ask,iv,delta,oi</c>: an option chain in order of time.</summary>
    OptionQuotes,

    /// <summary>
    /// <c>underlying,timestamp,expiry,strike,right,close,open_interest,implied_volatility,delta</c> among others: an option
    /// chain of marks. Columns <c>iv_bs</c> and <c>delta_bs</c> are preferred where they are.
    /// </summary>
    OptionMarks,

    /// <summary>News as Alpaca's service gives it, one JSON object a line.</summary>
    News,
}
