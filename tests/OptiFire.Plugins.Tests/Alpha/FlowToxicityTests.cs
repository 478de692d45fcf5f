using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Inference;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Infrastructure.DataValidation;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class FlowToxicityTests
{
    private const int PerSession = 60;

    private static readonly FlowToxicityOptions Options = new()
    {
        BucketsPerDay = 20,
        Buckets = 5,
        RankWindow = 20,
        DeviationWindow = 20,
    };

    [Fact]
    public async Task Vpin_is_the_mean_imbalance_of_equal_buckets_with_minutes_split_at_their_edges()
    {
        (double[] closes, long[] volumes) = Walk(seed: 1, sessions: 3);
        EngineRun run = Run(Options, MinuteBars.Market<Bar>("AAA", MinuteBars.Of(3, closes, volumes)));
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());
        List<Observation<long>> buckets = run.Watch(FlowToxicity.FullBuckets, Scope.Instrument());

        await run.RunAsync();

        double[] imbalances = ShareByShare(closes, volumes);
        Assert.Equal(imbalances.Length, buckets[^1].Value);
        Assert.All(
            vpin.Zip(buckets),
            pair =>
                Assert.Equal(
                    imbalances[((int)pair.Second.Value - 5)..(int)pair.Second.Value].Average(),
                    pair.First.Value,
                    tolerance: 1e-9
                )
        );
        Assert.True(vpin.Count > 30);
    }

    [Fact]
    public async Task Prices_that_stand_still_have_no_toxicity_and_a_jump_over_night_is_not_the_change_of_a_minute()
    {
        double[] closes = [.. Enumerable.Range(0, 3 * PerSession).Select(i => i < 2 * PerSession ? 50.0 : 80.0)];
        Bar[] bars = MinuteBars.Of(3, closes, [.. closes.Select(_ => 100L)]);
        bars[2 * PerSession] = bars[2 * PerSession] with { Open = bars[2 * PerSession].Close };
        EngineRun run = Run(Options, MinuteBars.Market<Bar>("AAA", bars));
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());

        await run.RunAsync();

        Assert.True(vpin.Count > 20);
        Assert.All(vpin, o => Assert.Equal(0, o.Value));
    }

    [Fact]
    public async Task Steep_rises_make_all_of_the_volume_bought()
    {
        // A session of noise, then each move twice the one before: more than four deviations every time.
        double[] closes =
        [
            .. Enumerable.Range(0, PerSession).Select(i => 50 + (0.01 * (i % 2))),
            .. Enumerable.Range(0, PerSession).Select(i => 50 + (0.02 * Math.Pow(2, Math.Min(i, 16)))),
        ];
        EngineRun run = Run(
            Options with
            {
                BucketsPerDay = PerSession,
            },
            MinuteBars.Market<Bar>("AAA", MinuteBars.Of(2, closes, [.. closes.Select(_ => 100L)]))
        );
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());

        await run.RunAsync();

        Assert.True(vpin.Max(o => o.Value) > 0.999);
        Assert.Equal(0, vpin[^1].Value); // and none once the price stands still
    }

    [Fact]
    public async Task The_flag_follows_the_rank_and_not_the_level()
    {
        (double[] closes, long[] volumes) = Walk(seed: 2, sessions: 8);
        EngineRun run = Run(
            Options with
            {
                ToxicFrom = 0.95,
            },
            MinuteBars.Market<Bar>("AAA", MinuteBars.Of(8, closes, volumes))
        );
        run.Builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(enabled: true);
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());
        List<Observation<double>> ranks = run.Watch(FlowToxicity.Cdf, Scope.Instrument());
        List<Observation<long>> flags = run.Watch(FlowToxicity.IsToxic, Scope.Instrument());

        await run.RunAsync();

        Assert.Contains(flags, o => o.Value == 1);
        Assert.Contains(flags, o => o.Value == 0);
        Dictionary<Timestamp, double> rankAt = ranks.ToDictionary(o => o.At, o => o.Value);
        Assert.All(
            flags.Where(o => rankAt.ContainsKey(o.At)),
            o => Assert.Equal(rankAt[o.At] >= 0.95 ? 1 : 0, o.Value)
        );

        // The same level is toxic at one time and not at another.
        Dictionary<Timestamp, double> levelAt = vpin.ToDictionary(o => o.At, o => o.Value);
        double[] Levels(int flag) =>
            [.. flags.Where(o => o.Value == flag && levelAt.ContainsKey(o.At)).Select(o => levelAt[o.At])];
        Assert.True(Levels(1).Min() < Levels(0).Max());
    }

    [Fact]
    public async Task Trades_joined_to_minutes_say_what_the_bars_of_those_minutes_say()
    {
        (double[] closes, long[] volumes) = Walk(seed: 3, sessions: 2);
        Bar[] bars = MinuteBars.Of(2, closes, volumes);
        EngineRun ofBars = Run(Options, MinuteBars.Market<Bar>("AAA", bars));
        List<Observation<double>> expected = ofBars.Watch(FlowToxicity.Toxicity, Scope.Instrument());
        await ofBars.RunAsync();

        // Two trades a minute at one and the same time, and a doubtful one that must not count.
        IEnumerable<Trade> Prints(Bar bar) =>
            [
                Print(bar.Start, bar.Open, 10),
                Print(bar.Start + TimeSpan.FromSeconds(20), bar.Close * 3, 500) with
                {
                    IsSuspicious = true,
                },
                Print(bar.Start + TimeSpan.FromSeconds(40), bar.Open, 5),
                Print(bar.Start + TimeSpan.FromSeconds(40), bar.Close, bar.Volume - 15),
            ];
        EngineRun ofTrades = Run(
            Options with
            {
                Input = FlowInput.Trades,
            },
            MinuteBars.Market<Trade>("AAA", [.. bars.SelectMany(Prints)])
        );
        List<Observation<double>> seen = ofTrades.Watch(FlowToxicity.Toxicity, Scope.Instrument());
        await ofTrades.RunAsync();

        Assert.True(seen.Count > 10);
        Assert.Equal(expected.Take(seen.Count).Select(o => o.Value), seen.Select(o => o.Value));
    }

    [Theory]
    [InlineData(1, 60, "no whole session yet to size buckets by")]
    [InlineData(2, 61, "not enough full buckets yet")]
    [InlineData(2, 90, "not enough values of VPIN yet for its CDF")]
    public async Task Nothing_is_decided_before_there_is_a_rank(int sessions, int bars, string reason)
    {
        (double[] closes, long[] volumes) = Walk(seed: 4, sessions);
        EngineRun run = Run(
            Options,
            MinuteBars.Market<Bar>("AAA", MinuteBars.Of(sessions, closes, volumes).AsSpan(0, bars))
        );

        RunReport report = await run.RunAsync();

        ActivationReport risk = report.Activations.Single(a => a.Role == Role.Risk);
        Assert.Equal((0, reason), (risk.Ok, risk.LastReason));
        Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
    }

    [Fact]
    public async Task Bars_without_price_or_volume_or_outside_regular_hours_change_nothing()
    {
        (double[] closes, long[] volumes) = Walk(seed: 5, sessions: 2);
        Bar[] bars = MinuteBars.Of(2, closes, volumes);
        Timestamp open = MinuteBars.Opens(2)[1];
        Bar[] noise =
        [
            MinuteBars.At(open - TimeSpan.FromMinutes(30), 10, 90, 1_000_000),
            MinuteBars.At(open + TimeSpan.FromMinutes(PerSession), 10, 90, 0),
            MinuteBars.At(open + TimeSpan.FromMinutes(PerSession + 1), 10, 90, 100) with
            {
                Close = 0,
            },
            MinuteBars.At(open + TimeSpan.FromMinutes(500), 10, 90, 1_000_000),
        ];

        Assert.Equal(await Values(bars), await Values([.. bars, .. noise]));

        static async Task<IEnumerable<double>> Values(Bar[] bars)
        {
            EngineRun run = Run(Options, MinuteBars.Market<Bar>("AAA", bars));
            List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());
            RunReport report = await run.RunAsync();
            Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
            return vpin.Select(o => o.Value);
        }
    }

    [Fact]
    public async Task Real_minutes_fill_the_buckets_their_volume_says()
    {
        FakeMarket market = RealMarket.Minutes("SPY");
        EngineRun run = Run(new FlowToxicityOptions { RankWindow = 50 }, market);
        List<Observation<double>> vpin = run.Watch(FlowToxicity.Toxicity, Scope.Instrument());
        List<Observation<long>> buckets = run.Watch(FlowToxicity.FullBuckets, Scope.Instrument());

        RunReport report = await run.RunAsync();

        Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
        Assert.All(report.Activations, a => Assert.True(a.Ok > 0, a.Role.ToString()));
        Assert.All(vpin, o => Assert.InRange(o.Value, 0.01, 0.99));
        Assert.InRange(buckets[^1].Value, 100, 250); // two sessions, each busier than the one buckets are sized by
    }

    private static Trade Print(Timestamp time, long price, long size) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Price = price,
            Size = size,
        };

    /// <summary>The imbalance of every full bucket: shares put in one by one, each bought to the degree of its minute.</summary>
    private static double[] ShareByShare(double[] closes, long[] volumes)
    {
        List<double> imbalances = [];
        double[] sessions = [.. volumes.Chunk(PerSession).Select(v => (double)v.Sum())];
        double bucket = 0;
        double bought = 0;
        int filled = 0;
        for (int minute = PerSession; minute < closes.Length; minute++)
        {
            // An exponential mean of span 20: each session weighs 19/21 of the one after it.
            double[] past = sessions[..(minute / PerSession)];
            double[] weights = [.. past.Select((_, i) => Math.Pow(19.0 / 21, past.Length - 1 - i))];
            double size = Math.Round(past.Zip(weights, (v, w) => v * w).Sum() / weights.Sum() / 20);
            double share = BoughtShare(closes, minute);
            for (long i = 0; i < volumes[minute]; i++)
            {
                bucket = filled == 0 ? size : bucket;
                (filled, bought) = (filled + 1, bought + share);
                if (filled == bucket)
                {
                    imbalances.Add(Math.Abs((2 * bought) - bucket) / bucket);
                    (filled, bought) = (0, 0);
                }
            }
        }

        return [.. imbalances];
    }

    private static double BoughtShare(double[] closes, int minute)
    {
        // The session's first minute has only its own move, which is that from the close before: the test's bars open there.
        double[] changes = [.. Enumerable.Range(minute - 19, 20).Select(i => closes[i] - closes[i - 1])];
        double mean = changes.Average();
        double deviation = Math.Sqrt(changes.Sum(c => (c - mean) * (c - mean)) / 19);
        return StandardNormal.Cdf(changes[^1] / deviation);
    }

    private static (double[] Closes, long[] Volumes) Walk(int seed, int sessions)
    {
        int count = sessions * PerSession;
        double price = 50;
        var random = new Random(seed);
        return (
            [.. new Normals(seed).Take(count).Select(n => price = Math.Round(price + (0.05 * n), 6))],
            [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(20, 400))]
        );
    }

    private static EngineRun Run(FlowToxicityOptions options, IMarketDataSource market)
    {
        var run = new EngineRun();
        run.Builder.AddSource(market);
        run.Builder.AddPlugin<FlowToxicity, FlowToxicityOptions, FlowToxicityOptionsValidator>(options, enabled: true);
        return run;
    }
}
