using System.Text.Json;
using OptiFire.Numerics.Options;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Options;

public sealed class RiskReversalTests
{
    [Fact]
    public void Chain_matches_the_reference_in_every_interpolation()
    {
        int compared = 0;
        foreach (JsonElement test in OracleFile.Open("risk_reversal").Root.GetProperty("cases").EnumerateArray())
        {
            JsonElement parameters = test.GetProperty("parameters");
            JsonElement expected = test.GetProperty("expected");
            double delta = parameters.GetProperty("target_delta").GetDouble();
            ChainQuote[] quotes = [.. test.GetProperty("input").GetProperty("rows").EnumerateArray().Select(Quote)];

            Smile smile = Smile.FromQuotes(
                quotes,
                parameters.GetProperty("T").GetDouble(),
                parameters.GetProperty("r").GetDouble()
            );

            Assert.Equal(expected.GetProperty("forward").GetDouble(), smile.Parity.Forward, 1e-9);
            Assert.Equal(expected.GetProperty("parity_strike").GetDouble(), smile.Parity.Strike);
            JsonElement[] used = [.. expected.GetProperty("used").GetProperty("rows").EnumerateArray()];
            Assert.Equal(used.Length, smile.Points.Length);
            foreach ((JsonElement row, SmilePoint point) in used.Zip(smile.Points))
            {
                Assert.Equal(row[0].GetDouble(), point.Strike);
                Assert.Equal(row[1].GetString() == "C" ? OptionKind.Call : OptionKind.Put, point.Kind);
                Assert.Equal(row[4].GetDouble(), point.Mid, 1e-12);
                Assert.Equal(row[5].GetDouble(), point.Volatility, 1e-9);
                Assert.Equal(row[6].GetDouble(), point.ForwardDelta, 1e-9);
                compared += 5;
            }

            compared += 2;
            compared += Compare(expected, "linear_in_delta", smile, delta, SmileInterpolation.LinearInDelta);
            compared += Compare(
                expected,
                "linear_in_log_moneyness",
                smile,
                delta,
                SmileInterpolation.LinearInLogMoneyness
            );
            compared += Compare(
                expected,
                "natural_cubic_in_log_moneyness",
                smile,
                delta,
                SmileInterpolation.NaturalCubicInLogMoneyness
            );
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} fields compared");
        Assert.Equal(2 + 92 * 5 + 3 + 7 + 6, compared);
    }

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

    private static int Compare(
        JsonElement expected,
        string name,
        Smile smile,
        double delta,
        SmileInterpolation interpolation
    )
    {
        RiskReversal reading = RiskReversal.Of(smile, delta, interpolation);
        int compared = 0;
        foreach (JsonProperty field in expected.GetProperty(name).EnumerateObject())
        {
            (double actual, double relative, double absolute) = field.Name switch
            {
                "iv_call" => (reading.CallVolatility, 0, 1e-9),
                "iv_put" => (reading.PutVolatility, 0, 1e-9),
                "rr" => (reading.Value, 0, 1e-8),
                "k_call" => (reading.CallStrike, 1e-8, 0.0),
                "k_put" => (reading.PutStrike, 1e-8, 0.0),
                "atm_forward_iv" => (reading.ForwardVolatility, 0, 1e-9),
                "butterfly" => (reading.Butterfly, 0, 1e-8),
                _ => throw new InvalidDataException(field.Name),
            };
            OracleFile.Close(field.Value.GetDouble(), actual, relative, absolute, $"{name} {field.Name}");
            compared++;
        }

        return compared;
    }

    private static ChainQuote Quote(JsonElement row) =>
        new(
            row[1].GetString() == "C" ? OptionKind.Call : OptionKind.Put,
            row[0].GetDouble(),
            row[2].GetDouble(),
            row[3].GetDouble()
        );

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
