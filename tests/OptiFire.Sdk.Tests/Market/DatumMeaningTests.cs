using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Tests.Market;

public sealed class DatumMeaningTests
{
    private static readonly Instrument Share = new()
    {
        Symbol = "X",
        PriceDigits = 4,
        QuantityDigits = 2,
    };
    private static readonly Timestamp Monday = Timestamp.FromUtc(2020, 8, 31);

    [Fact]
    public void Quote_columns_show_prices_in_currency_units()
    {
        var quote = new Quote
        {
            Bid = 1_000_000,
            Ask = 1_000_200,
            BidSize = 350,
            AskSize = 100,
        };

        Assert.Equal(100.0, Quote.BidPrice.Selector(quote, Share));
        Assert.Equal(100.02, Quote.AskPrice.Selector(quote, Share));
        Assert.Equal(100.01, Quote.MidPrice.Selector(quote, Share), 1e-12);
        Assert.Equal(3.5, Quote.BidQuantity.Selector(quote, Share));
        Assert.Equal(1.0, Quote.AskQuantity.Selector(quote, Share));
        Assert.True(quote.IsTwoSided);
    }

    [Fact]
    public void Quote_of_one_side_has_no_price_on_the_other_and_no_mid()
    {
        var quote = new Quote { Ask = 1_000_200, AskSize = 100 };

        Assert.True(double.IsNaN(Quote.BidPrice.Selector(quote, Share)));
        Assert.True(double.IsNaN(Quote.MidPrice.Selector(quote, Share)));
        Assert.Equal(100.02, Quote.AskPrice.Selector(quote, Share));
        Assert.False(quote.IsTwoSided);
    }

    [Theory]
    [InlineData(AggressorSide.Buy, 1)]
    [InlineData(AggressorSide.Sell, -1)]
    [InlineData(AggressorSide.Unknown, 0)]
    public void Trade_sign_follows_the_aggressor(AggressorSide side, double sign) =>
        Assert.Equal(sign, Trade.Sign.Selector(new Trade { Aggressor = side }, Share));

    [Fact]
    public void OrderBook_does_not_change_with_the_array_it_was_made_of()
    {
        BookLevel[] bids = [new(10, 1), new(9, 2)];
        var book = new OrderBook(bids, [new BookLevel(11, 3)]);
        bids[0] = new BookLevel(99, 99);

        Assert.Equal([new BookLevel(10, 1), new BookLevel(9, 2)], book.Bids.ToArray());
        Assert.Equal([new BookLevel(11, 3)], book.Asks.ToArray());
        Assert.Equal(10.5e-4, OrderBook.MidPrice.Selector(book, Share), 1e-15);
    }

    [Fact]
    public void OrderBook_without_a_side_has_no_best_and_no_mid()
    {
        var book = new OrderBook([], [new BookLevel(11, 3)]);

        Assert.True(double.IsNaN(OrderBook.BestBid.Selector(book, Share)));
        Assert.True(double.IsNaN(OrderBook.MidPrice.Selector(book, Share)));
        Assert.True(double.IsNaN(OrderBook.BestAsk.Selector(default, Share)));
    }

    [Fact]
    public void OrderBook_refuses_more_levels_than_a_payload_may_hold() =>
        Assert.Throws<ArgumentException>(() => new OrderBook(new BookLevel[OrderBook.MaximumDepth + 1], []));

    [Fact]
    public void OrderBooks_differ_when_a_level_moves_from_one_side_to_the_other() =>
        Assert.NotEqual(new OrderBook([new(1, 1)], []), new OrderBook([], [new(1, 1)]));

    [Fact]
    public void Option_variants_keep_the_contracts_of_a_chain_apart()
    {
        var variants =
            from day in Enumerable.Range(0, 20)
            from strike in Enumerable.Range(1, 100)
            from type in new[] { OptionType.Call, OptionType.Put }
            select OptionQuote.VariantOf(new DateOnly(2015, 12, 31).AddDays(7 * day), strike * 25_000L, type);

        Assert.Equal(4_000, variants.Distinct().Count());
        Assert.All(variants, variant => Assert.True(variant.Value >= 0));
    }

    [Fact]
    public void Option_variant_is_the_published_hash()
    {
        // FNV-1a by hand over the little-endian bytes of day number, strike and type, eight bytes each.
        var expiry = new DateOnly(2015, 12, 31);
        uint hash = 2_166_136_261;
        foreach (
            byte b in new long[] { expiry.DayNumber, 4_500_000, 1 }.SelectMany(value => BitConverter.GetBytes(value))
        )
        {
            hash = unchecked((hash ^ b) * 16_777_619);
        }

        Assert.Equal((int)(hash & 0x7FFF_FFFF), OptionQuote.VariantOf(expiry, 4_500_000, OptionType.Put).Value);
    }

    [Fact]
    public void SearchInterest_variant_does_not_confuse_keyword_and_place() =>
        Assert.NotEqual(
            new SearchInterest { Keyword = "ab", Geo = "c" }.Variant,
            new SearchInterest { Keyword = "a", Geo = "bc" }.Variant
        );

    [Fact]
    public void Split_is_kept_in_lowest_terms()
    {
        CorporateAction split = CorporateAction.Split(new InstrumentId(3), Monday, Monday, 28, 4);

        Assert.Equal((7, 1), (split.SharesAfter, split.SharesBefore));
    }

    [Fact]
    public void Split_and_dividend_of_one_day_are_two_facts() =>
        Assert.NotEqual(
            CorporateAction.Split(new InstrumentId(3), Monday, Monday, 4, 1).Variant,
            CorporateAction.CashDividend(new InstrumentId(3), Monday, Monday, 0.82m).Variant
        );

    [Fact]
    public void CorporateAction_refuses_what_cannot_be()
    {
        InstrumentId id = new(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => CorporateAction.Split(id, Monday, Monday, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorporateAction.Split(id, Monday, Monday, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorporateAction.CashDividend(id, Monday, Monday, 0m));
        Assert.Throws<ArgumentException>(() => CorporateAction.Rename(id, Monday, Monday, " "));
    }

    [Fact]
    public void Analyst_score_is_the_mean_recommendation()
    {
        // (2·3 + 1·2 − 1·1 − 2·0) / 10
        var revision = new AnalystRevision
        {
            StrongBuy = 3,
            Buy = 2,
            Hold = 4,
            Sell = 1,
        };

        Assert.Equal(0.7, AnalystRevision.Score.Selector(revision, Share), 1e-15);
        Assert.True(double.IsNaN(AnalystRevision.Score.Selector(default, Share)));
    }

    [Fact]
    public void Surprise_is_unknown_before_the_report()
    {
        var expected = new EarningsSurprise
        {
            Consensus = 1.10,
            Whisper = 1.15,
            Actual = double.NaN,
        };

        Assert.True(double.IsNaN(EarningsSurprise.Surprise.Selector(expected, Share)));
        Assert.Equal(0.05, EarningsSurprise.WhisperSpread.Selector(expected, Share), 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Q")]
    [InlineData("20002020")]
    public void MarketCode_reads_and_writes(string text) => Assert.Equal(text, MarketCode.Parse(text).ToString());

    [Theory]
    [InlineData("123456789")]
    [InlineData("a b")]
    [InlineData("é")]
    public void MarketCode_refuses(string text) => Assert.Throws<FormatException>(() => MarketCode.Parse(text));
}
