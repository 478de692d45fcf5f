using System.Text.Json;
using OptiFire.Numerics.CrossSection;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Factors;
using OptiFire.Numerics.Returns;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.CrossSection;

[Trait("Category", "Golden")]
public sealed class EventOracleTests
{
    [Fact]
    public void Analyst_revisions_match_the_reference()
    {
        JsonElement reference = OracleFile.Open("analyst_revisions").Case("main");
        JsonElement input = reference.GetProperty("input");
        double[] up = Input(input, "up");
        double[] down = Input(input, "down");
        double[] unchanged = Input(input, "unchanged");
        double[] before = Input(input, "consensus_old");
        double[] after = Input(input, "consensus_new");
        double halfLife = reference.GetProperty("parameters").GetProperty("halflife_days").GetDouble();
        JsonElement signs = input.GetProperty("revision_sign");
        JsonElement ages = input.GetProperty("age_days");

        CompareAll(
            reference,
            1e-13,
            0,
            field =>
                field switch
                {
                    "breadth" => Each(up, i => AnalystRevisions.Breadth((int)up[i], (int)down[i], (int)unchanged[i])),
                    "diffusion" => Each(up, i => AnalystRevisions.Diffusion((int)up[i], (int)down[i])),
                    "consensus_change" => Each(up, i => AnalystRevisions.RelativeChange(before[i], after[i])),
                    "time_weighted" => Each(
                        up,
                        i =>
                            AnalystRevisions.TimeWeighted(
                                OracleFile.Numbers(signs[i]),
                                OracleFile.Numbers(ages[i]),
                                halfLife
                            )
                    ),
                    _ => null,
                },
            4
        );
    }

    [Fact]
    public void Seasonal_surprise_matches_the_reference()
    {
        JsonElement reference = OracleFile.Open("earnings_surprise").Case("seasonal_random_walk");
        double[] earnings = Input(reference.GetProperty("input"), "eps");
        JsonElement parameters = reference.GetProperty("parameters");
        double[] Surprise(bool drift)
        {
            double[] result = new double[earnings.Length];
            EarningsSurprise.SeasonalRandomWalk(
                earnings,
                result,
                parameters.GetProperty("W").GetInt32(),
                parameters.GetProperty("season").GetInt32(),
                drift
            );
            return result;
        }

        CompareAll(
            reference,
            1e-10,
            0,
            field =>
                field switch
                {
                    "sue_with_drift" => Surprise(true),
                    "sue_no_drift" => Surprise(false),
                    _ => null,
                },
            2
        );
    }

    [Fact]
    public void Analyst_surprise_and_whisper_match_the_reference()
    {
        JsonElement reference = OracleFile.Open("earnings_surprise").Case("analyst");
        JsonElement input = reference.GetProperty("input");
        double[] actual = Input(input, "actual");
        double[] consensus = Input(input, "consensus");
        double[] whisper = Input(input, "whisper");
        double[] dispersion = Input(input, "stdev");
        double[] price = Input(input, "price");

        CompareAll(
            reference,
            1e-13,
            0,
            field =>
                field switch
                {
                    "sue_dispersion" => Each(
                        actual,
                        i => EarningsSurprise.ByDispersion(actual[i], consensus[i], dispersion[i])
                    ),
                    "sue_price" => Each(actual, i => EarningsSurprise.ByPrice(actual[i], consensus[i], price[i])),
                    "surprise_pct" => Each(actual, i => EarningsSurprise.Relative(actual[i], consensus[i])),
                    "whisper_spread" => Each(actual, i => WhisperSpread.Absolute(whisper[i], consensus[i])),
                    "whisper_spread_pct" => Each(actual, i => WhisperSpread.Relative(whisper[i], consensus[i])),
                    "whisper_spread_price" => Each(
                        actual,
                        i => WhisperSpread.ByPrice(whisper[i], consensus[i], price[i])
                    ),
                    _ => null,
                },
            6
        );
    }

    [Fact]
    public void Search_interest_matches_the_reference()
    {
        JsonElement reference = OracleFile.Open("trends_and_etf_flow").Case("trends");
        double[] volumes = Input(reference.GetProperty("input"), "svi");
        double[] abnormal = new double[volumes.Length];
        double[] change = new double[volumes.Length];
        SearchInterest.Abnormal(volumes, abnormal);
        SearchInterest.Change(volumes, change);

        CompareAll(
            reference,
            1e-12,
            1e-15,
            field =>
                field switch
                {
                    "asvi" => abnormal,
                    "delta_n3" => change,
                    _ => null,
                },
            2
        );
    }

    [Fact]
    public void Fund_flow_matches_the_reference_which_takes_the_return_first()
    {
        JsonElement reference = OracleFile.Open("trends_and_etf_flow").Case("etf_flow");
        JsonElement input = reference.GetProperty("input");
        double[] money = Input(input, "flow");
        double[] assets = Input(input, "aum");
        double[] returns = WithGap(Input(input, "close"));
        double[] flows = Each(money, t => t == 0 ? double.NaN : EtfFlow.FromMoney(money[t], assets[t - 1]));
        var readings = new DivergenceReading[flows.Length];

        // The reference starts its windows behind the gap of the first day.
        new FlowDivergence(5, 60).Compute(flows.AsSpan(1), returns.AsSpan(1), readings.AsSpan(1));
        readings[0] = new(double.NaN, double.NaN);

        CompareAll(
            reference,
            1e-7,
            1e-10,
            field =>
                field switch
                {
                    "flow_pct" => flows,
                    "z_flow" => Each(flows, t => readings[t].First),
                    "z_return" => Each(flows, t => readings[t].Second),
                    "divergence" => Each(flows, t => -readings[t].Divergence),
                    _ => null,
                },
            4
        );
    }

    [Fact]
    public void Price_and_news_match_the_reference_which_takes_the_price_first()
    {
        JsonElement reference = OracleFile.Open("price_news_divergence").Case("main");
        JsonElement input = reference.GetProperty("input");
        int k = reference.GetProperty("parameters").GetProperty("k").GetInt32();
        int z = reference.GetProperty("parameters").GetProperty("z").GetInt32();
        double[] sentiment = Input(input, "sentiment");
        double[] returns = WithGap(Input(input, "close"));
        double[] news = ZOfSums(sentiment, k, z);
        double[] price = ZOfSums(returns, k, z);
        var readings = news.Zip(price, (s, p) => new DivergenceReading(s, p)).ToArray();
        double[] correlation = new double[sentiment.Length];
        Correlation.Rolling(returns, sentiment, z, correlation);

        Assert.Equal(
            SignFlags(reference),
            readings.Where(r => !double.IsNaN(r.Divergence)).Select(r => r.SignsDisagree)
        );
        CompareAll(
            reference,
            1e-7,
            1e-10,
            field =>
                field switch
                {
                    "z_price" => price,
                    "z_sentiment" => news,
                    "divergence" => Each(news, t => -readings[t].Divergence),
                    "rolling_corr60" => correlation,
                    "regression_residual" => Each(
                        news,
                        t =>
                            t < z
                                ? double.NaN
                                : MarketResidual.OfLast(returns.AsSpan(t - z + 1, z), sentiment.AsSpan(t - z + 1, z))
                    ),
                    _ => null,
                },
            5,
            "sign_disagreement"
        );
    }

    private static bool[] SignFlags(JsonElement reference) =>
        [
            .. reference
                .GetProperty("expected")
                .GetProperty("sign_disagreement")
                .EnumerateArray()
                .Where(e => e.ValueKind != JsonValueKind.Null)
                .Select(e => e.GetBoolean()),
        ];

    private static double[] ZOfSums(double[] values, int k, int z)
    {
        double[] sums = Each(values, t => t + 1 < k ? double.NaN : values[(t + 1 - k)..(t + 1)].Sum());
        double[] result = new double[values.Length];
        ZScore.Rolling(sums, z, result);
        return result;
    }

    private static double[] WithGap(double[] prices)
    {
        double[] returns = new double[prices.Length];
        returns[0] = double.NaN;
        LogReturns.FromPrices(prices, returns.AsSpan(1));
        return returns;
    }

    private static double[] Input(JsonElement input, string name) => OracleFile.Numbers(input.GetProperty(name));

    private static double[] Each(double[] like, Func<int, double> value) =>
        [.. Enumerable.Range(0, like.Length).Select(value)];

    private static void CompareAll(
        JsonElement reference,
        double relative,
        double absolute,
        Func<string, double[]?> ours,
        int fields,
        params string[] elsewhere
    )
    {
        int compared = 0;
        foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
        {
            if (elsewhere.Contains(field.Name))
            {
                continue;
            }

            double[] actual = ours(field.Name) ?? throw new InvalidOperationException($"Unknown field {field.Name}.");
            OracleFile.Close(OracleFile.Numbers(field.Value), actual, relative, absolute, field.Name);
            compared++;
        }

        Assert.Equal(fields, compared);
    }
}
