using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Tests.Market;

public sealed class DatumRoundTripTests
{
    private const int Cases = 500;
    private readonly Random random = new(20260806);

    [Fact]
    public void Quote_survives_being_stored() =>
        Survives(() =>
            new Quote
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Bid = random.NextInt64(),
                BidSize = random.NextInt64(),
                Ask = random.NextInt64(),
                AskSize = random.NextInt64(),
                Exchange = MarketCode.Parse(Text(8)),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void Trade_survives_being_stored() =>
        Survives(() =>
            new Trade
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Price = random.NextInt64(),
                Size = random.NextInt64(),
                Aggressor = (AggressorSide)random.Next(3),
                IsSuspicious = random.Next(2) == 1,
                Exchange = MarketCode.Parse(Text(8)),
                Condition = MarketCode.Parse(Text(8)),
                TradeId = random.NextInt64(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void OrderBook_survives_being_stored() =>
        Survives(() =>
            new OrderBook(Levels(), Levels())
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void OptionQuote_survives_being_stored() =>
        Survives(() =>
            new OptionQuote
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Expiry = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
                Strike = random.NextInt64(),
                Type = (OptionType)random.Next(2),
                Bid = random.NextInt64(),
                Ask = random.NextInt64(),
                UnderlyingPrice = random.NextInt64(),
                ImpliedVolatility = Number(),
                Delta = Number(),
                OpenInterest = random.NextInt64(),
                IsMark = random.Next(2) == 1,
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void NewsItem_survives_being_stored() =>
        Survives(() =>
            new NewsItem
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Id = Text(9),
                Headline = Text(40) + "é漢",
                Summary = Text(3),
                Url = random.Next(2) == 0 ? null : Text(20),
                Source = Text(5),
                Symbols = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Text(5))],
                Sentiment = Number(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void EarningsEstimate_survives_being_stored() =>
        Survives(() =>
            new EarningsEstimate
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Period = new FiscalPeriod(random.Next(1990, 2040), random.Next(5)),
                Mean = Number(),
                High = Number(),
                Low = Number(),
                Analysts = random.Next(99),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void EarningsSurprise_survives_being_stored() =>
        Survives(() =>
            new EarningsSurprise
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Period = new FiscalPeriod(random.Next(1990, 2040), random.Next(5)),
                Consensus = Number(),
                Actual = Number(),
                Whisper = Number(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void AnalystRevision_survives_being_stored() =>
        Survives(() =>
            new AnalystRevision
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                StrongBuy = random.Next(99),
                Buy = random.Next(99),
                Hold = random.Next(99),
                Sell = random.Next(99),
                StrongSell = random.Next(99),
                Mean = Number(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void EtfFlow_survives_being_stored() =>
        Survives(() =>
            new EtfFlow
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                SharesOutstanding = Number(),
                NetAssetValue = Number(),
                AssetsUnderManagement = Number(),
                MoneyFlow = Number(),
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void EtfFlow_stored_before_money_was_kept_has_none()
    {
        var flow = new EtfFlow
        {
            SharesOutstanding = 3,
            NetAssetValue = 2,
            AssetsUnderManagement = 6,
            Revision = 4,
        };
        var writer = new PayloadWriter();
        EtfFlow.Write(flow, writer);
        byte[] now = writer.WrittenSpan.ToArray();
        byte[] before = [.. now[..^12], .. now[^4..]];
        var reader = new PayloadReader(before);

        Assert.Equal(flow, EtfFlow.Read(ref reader, schemaVersion: 1));
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void OptionQuote_stored_before_marks_were_told_apart_is_a_quote()
    {
        var quote = new OptionQuote
        {
            Strike = 5,
            Bid = 1,
            Ask = 2,
            Revision = 4,
        };
        var writer = new PayloadWriter();
        OptionQuote.Write(quote, writer);
        var reader = new PayloadReader(writer.WrittenSpan[..^1]);

        Assert.Equal(quote, OptionQuote.Read(ref reader, schemaVersion: 1));
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void SearchInterest_survives_being_stored() =>
        Survives(() =>
            new SearchInterest
            {
                Instrument = Id(),
                EventTime = Time(),
                AvailableAt = Time(),
                Keyword = Text(12),
                Geo = Text(2),
                Value = Number(),
                IsPartial = random.Next(2) == 1,
                Revision = random.Next(9),
            }
        );

    [Fact]
    public void CorporateAction_survives_being_stored() =>
        Survives(() =>
            random.Next(4) switch
            {
                0 => CorporateAction.Split(Id(), Time(), Time(), random.Next(1, 99), random.Next(1, 99)),
                1 => CorporateAction.CashDividend(Id(), Time(), Time(), random.Next(1, 99_999) / 10_000m),
                2 => CorporateAction.Rename(Id(), Time(), Time(), "A" + Text(4)),
                _ => CorporateAction.Delisting(Id(), Time(), Time()),
            }
        );

    [Fact]
    public void Datum_of_no_value_survives_being_stored()
    {
        AssertSurvives(default(Quote));
        AssertSurvives(default(Trade));
        AssertSurvives(default(OrderBook));
        AssertSurvives(default(OptionQuote));
        AssertSurvives(default(NewsItem));
        AssertSurvives(default(SearchInterest));
    }

    private static void AssertSurvives<T>(T datum)
        where T : struct, IDatum<T>
    {
        var writer = new PayloadWriter();
        T.Write(datum, writer);
        var reader = new PayloadReader(writer.WrittenSpan);
        T back = T.Read(ref reader, T.Kind.SchemaVersion);

        Assert.Equal(datum, back);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(new InstrumentId(77), T.WithInstrument(back, new InstrumentId(77)).Instrument);
        Assert.Equal(datum, T.WithInstrument(T.WithInstrument(back, new InstrumentId(77)), datum.Instrument));

        for (int length = 0; length < writer.Length; length++)
        {
            byte[] cut = writer.WrittenSpan[..length].ToArray();
            Assert.Throws<PayloadException>(() =>
            {
                var damaged = new PayloadReader(cut);
                T.Read(ref damaged, T.Kind.SchemaVersion);
            });
        }
    }

    private void Survives<T>(Func<T> make)
        where T : struct, IDatum<T>
    {
        for (int i = 0; i < Cases; i++)
        {
            AssertSurvives(make());
        }
    }

    private InstrumentId Id() => new(random.Next(-1, 500));

    private Timestamp Time() => new(random.NextInt64(long.MinValue, long.MaxValue));

    private double Number() => random.Next(5) == 0 ? double.NaN : (random.NextDouble() - 0.5) * 1e6;

    private string Text(int maximum) =>
        new([.. Enumerable.Range(0, random.Next(maximum + 1)).Select(_ => (char)random.Next('!', '~'))]);

    private BookLevel[] Levels() =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => new BookLevel(random.NextInt64(), random.NextInt64()))];
}
