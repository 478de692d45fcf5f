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
}
