using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What the fields of prices must keep to, row by row; every rule is tried.</summary>
internal static class MarketSchemas
{
    public static DataVerdict Of(in Bar bar) =>
        DataVerdict
            .Accept.With(
                QuarantineReason.NonPositivePrice,
                Math.Min(Math.Min(bar.Open, bar.High), Math.Min(bar.Low, bar.Close)) <= 0
            )
            .With(QuarantineReason.NegativeQuantity, bar.Volume < 0)
            .With(
                QuarantineReason.OhlcViolated,
                bar.High < Math.Max(bar.Open, bar.Close) || bar.Low > Math.Min(bar.Open, bar.Close)
            )
            .With(QuarantineReason.OutOfRange, bar.Size.Seconds <= 0)
            .With(QuarantineReason.Inconsistent, bar.Start >= bar.EventTime);

    public static DataVerdict Of(in Quote quote) =>
        DataVerdict
            .Accept.With(QuarantineReason.NonPositivePrice, quote.Bid < 0 || quote.Ask < 0)
            .With(QuarantineReason.NegativeQuantity, quote.BidSize < 0 || quote.AskSize < 0)
            .With(QuarantineReason.Crossed, quote.IsTwoSided && quote.Bid > quote.Ask);

    public static DataVerdict Of(in Trade trade) =>
        DataVerdict
            .Accept.With(QuarantineReason.NonPositivePrice, trade.Price <= 0)
            .With(QuarantineReason.NegativeQuantity, trade.Size < 0)
            .With(QuarantineReason.OutOfRange, !Enum.IsDefined(trade.Aggressor));

    public static DataVerdict Of(in OrderBook book)
    {
        DataVerdict verdict = Side(book.Bids, descending: true).And(Side(book.Asks, descending: false));
        bool crossed = !book.Bids.IsEmpty && !book.Asks.IsEmpty && book.Bids[0].Price > book.Asks[0].Price;
        return verdict.With(QuarantineReason.Crossed, crossed);
    }

    public static DataVerdict Of(in OptionQuote quote) =>
        DataVerdict
            .Accept.With(
                QuarantineReason.NonPositivePrice,
                quote.Strike <= 0 || quote.Bid < 0 || quote.Ask < 0 || quote.UnderlyingPrice < 0
            )
            .With(QuarantineReason.NegativeQuantity, quote.OpenInterest < 0)
            .With(QuarantineReason.Crossed, quote.Bid > 0 && quote.Ask > 0 && quote.Bid > quote.Ask)
            .With(
                QuarantineReason.NotANumber,
                double.IsInfinity(quote.ImpliedVolatility) || double.IsInfinity(quote.Delta)
            )
            .With(
                QuarantineReason.OutOfRange,
                quote.ImpliedVolatility < 0
                    || Math.Abs(quote.Delta) > 1
                    || !Enum.IsDefined(quote.Type)
                    || quote.Expiry < quote.EventTime.UtcDate.AddDays(-1)
            );

    /// <summary>Bounds that hold for American and European options whatever the model.</summary>
    /// <remarks>
    /// <code>
    /// call: bid ≤ S            ask ≥ S − K − slack
    /// put:  bid ≤ K            ask ≥ K − S − slack
    /// slack = 0.01·S + 0.1·K·T
    /// </code>
    /// The slack stands for interest and dividends of up to 10 % a year and for quotes that are not of one instant.
    /// </remarks>
    public static DataVerdict Arbitrage(in OptionQuote quote)
    {
        if (quote.UnderlyingPrice <= 0 || quote.Strike <= 0)
        {
            return DataVerdict.Accept;
        }

        double spot = quote.UnderlyingPrice;
        double strike = quote.Strike;
        double years = Math.Max(0, quote.Expiry.DayNumber - quote.EventTime.UtcDate.DayNumber) / 365.0;
        double slack = (0.01 * spot) + (0.1 * strike * years);
        bool isCall = quote.Type == OptionType.Call;
        double most = isCall ? spot : strike;
        double least = isCall ? spot - strike : strike - spot;
        return DataVerdict.Accept.With(
            QuarantineReason.ArbitrageViolated,
            quote.Bid > most + (0.01 * spot) || (quote.Ask > 0 && quote.Ask < least - slack)
        );
    }

    private static DataVerdict Side(ReadOnlySpan<BookLevel> levels, bool descending)
    {
        DataVerdict verdict = DataVerdict.Accept;
        for (int i = 0; i < levels.Length; i++)
        {
            verdict = verdict
                .With(QuarantineReason.NonPositivePrice, levels[i].Price <= 0)
                .With(QuarantineReason.NegativeQuantity, levels[i].Size < 0);
            if (i > 0)
            {
                long step = levels[i].Price - levels[i - 1].Price;
                verdict = verdict.With(QuarantineReason.Unsorted, descending ? step >= 0 : step <= 0);
            }
        }

        return verdict;
    }
}
