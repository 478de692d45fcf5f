using OptiFire.Numerics.Options;

namespace OptiFire.Numerics.Tests.Options;

public sealed class RiskReversalTests
{
    [Theory]
    [InlineData(SmileInterpolation.LinearInDelta)]
    [InlineData(SmileInterpolation.LinearInLogMoneyness)]
    [InlineData(SmileInterpolation.NaturalCubicInLogMoneyness)]
    public void Flat_smile_has_no_risk_reversal(SmileInterpolation interpolation)
    {
        Smile smile = Smile.FromQuotes(Chain(_ => 0.2), 30 / 365.0, 0.01);

        RiskReversal reading = RiskReversal.Of(smile, 0.25, interpolation);

        Assert.Equal(SmileStatus.Ready, reading.Status);
        Assert.Equal(0, reading.Value, 1e-10);
        Assert.Equal(0, reading.Butterfly, 1e-10);
        Assert.Equal(100, smile.Parity.Forward, 1e-10);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.1)]
    public void Skew_linear_in_log_strike_is_measured_with_its_sign_and_size(double slope)
    {
        Smile smile = Smile.FromQuotes(Chain(k => 0.2 + slope * k), 30 / 365.0, 0.01);

        RiskReversal reading = RiskReversal.Of(smile, 0.25, SmileInterpolation.LinearInLogMoneyness);
        RiskReversal inDelta = RiskReversal.Of(smile);

        Assert.Equal(slope * Math.Log(reading.CallStrike / reading.PutStrike), reading.Value, 1e-9);
        Assert.Equal(Math.Sign(slope), Math.Sign(reading.Value));
        Assert.Equal(reading.Value, inDelta.Value, 1e-4);
    }

    [Fact]
    public void Bad_quotes_are_left_out_and_the_last_of_duplicates_counts()
    {
        ChainQuote[] clean = Chain(k => 0.2 - 0.1 * k);
        ChainQuote[] dirty =
        [
            new(OptionKind.Call, 105, 50, 51), // superseded below
            .. clean,
            new(OptionKind.Put, 70, 0, 0.05), // nobody bids
            new(OptionKind.Call, 131, 2, 1), // crossed
            new(OptionKind.Call, 132, double.NaN, 1),
            new(OptionKind.Call, 133, 1, double.PositiveInfinity),
            new(OptionKind.Call, -5, 1, 2),
            new(OptionKind.Put, 65, 90, 91), // above its bound: no volatility
        ];

        Smile expected = Smile.FromQuotes(clean, 0.1, 0.01);
        Smile smile = Smile.FromQuotes(dirty, 0.1, 0.01);

        Assert.Equal(expected.Points, smile.Points);
        Assert.Equal(7, smile.Dropped - expected.Dropped);
        Assert.Equal(RiskReversal.Of(expected), RiskReversal.Of(smile));
    }

    [Fact]
    public void Chain_that_cannot_be_read_has_a_status()
    {
        ChainQuote[] chain = Chain(_ => 0.2);

        Assert.Equal(SmileStatus.Expired, Smile.FromQuotes(chain, 0, 0.01).Status);
        Assert.Equal(SmileStatus.Expired, Smile.FromQuotes(chain, double.NaN, 0.01).Status);
        Assert.Equal(SmileStatus.NoForward, Smile.FromQuotes([], 0.1, 0.01).Status);
        Assert.Equal(SmileStatus.NoForward, RiskReversal.Of(Smile.FromQuotes([], 0.1, 0)).Status);
        ChainQuote[] calls = [.. chain.Where(quote => quote.Kind == OptionKind.Call)];
        Assert.Equal(SmileStatus.NoForward, Smile.FromQuotes(calls, 0.1, 0.01).Status);
        ChainQuote[] fewPuts = [.. calls, .. chain.Where(q => q.Kind == OptionKind.Put && q.Strike >= 100)];
        Assert.Equal(SmileStatus.OneSideMissing, RiskReversal.Of(Smile.FromQuotes(fewPuts, 0.1, 0.01)).Status);
        ChainQuote[] narrow = [.. chain.Where(quote => Math.Abs(quote.Strike - 100) < 3)];
        foreach (SmileInterpolation interpolation in Enum.GetValues<SmileInterpolation>())
        {
            RiskReversal reading = RiskReversal.Of(Smile.FromQuotes(narrow, 0.1, 0.01), 0.25, interpolation);
            Assert.Equal(SmileStatus.DeltaOutsideChain, reading.Status);
            Assert.True(double.IsNaN(reading.Value));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RiskReversal.Of(Smile.FromQuotes(chain, 0.1, 0), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Smile.FromQuotes(chain, 0.1, double.PositiveInfinity));
    }

    [Fact]
    public void Volatility_is_read_at_strikes_inside_the_chain_only()
    {
        Smile smile = Smile.FromQuotes(Chain(k => 0.2 - 0.1 * k), 30 / 365.0, 0.01);

        Assert.Equal(0.2 - 0.1 * Math.Log(1.02), smile.VolatilityAt(102), 1e-10);
        Assert.Equal(0.2 - 0.1 * Math.Log(1.025), smile.VolatilityAt(102.5, cubic: true), 1e-7);
        Assert.True(double.IsNaN(smile.VolatilityAt(500)));
    }

    [Fact]
    public void ThreeLines()
    {
        ChainQuote[] quotes = Chain(k => 0.2 - 0.1 * k);
        Smile smile = Smile.FromQuotes(quotes, years: 30 / 365.0, rate: 0.01);
        double skew = RiskReversal.Of(smile, delta: 0.25).Value;
        Assert.True(skew < 0);
    }

    /// <summary>Strikes 80 … 120 about the forward 100, 30 days, r = 1 %, quoted without a spread.</summary>
    private static ChainQuote[] Chain(Func<double, double> volatility)
    {
        List<ChainQuote> quotes = [];
        for (double strike = 80; strike <= 120; strike++)
        {
            foreach (OptionKind kind in new[] { OptionKind.Call, OptionKind.Put })
            {
                double sigma = volatility(Math.Log(strike / 100));
                double price = Black76.Price(kind, 100, strike, 30 / 365.0, sigma, Math.Exp(-0.01 * 30 / 365.0));
                quotes.Add(new(kind, strike, price, price));
            }
        }

        return [.. quotes];
    }
}
