using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Volatility;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class VariancePremiumTests
{
    private const string Id = "alpha_vrp";
    private const double Month = 30.0 / 365;
    private static readonly DateOnly Start = new(2010, 1, 4);
    private static readonly VariancePremiumOptions Small = new() { ScoreWindow = 30, ForecastDays = 60 };

    [Fact]
    public async Task Index_of_20_over_15_realised_is_0_001438()
    {
        // 22 squared moves of this size are the variance that 15 % a year stands for over 30 days.
        double move = Math.Sqrt(0.0225 * Month / 22);
        double[] closes = Normals.Prices(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? move : -move));
        double[] index = [.. Enumerable.Range(0, 61).Select(i => i == 60 ? 20.0 : 18 + (i % 5))];

        (EngineRun run, List<Observation<double>> premium) = Run(Small, Shares(closes), Index(index));
        List<Observation<double>> points = run.Watch(VariancePremium.VolatilityPoints);
        List<Observation<double>> forward = run.Watch(VariancePremium.Forward);
        await run.RunAsync();

        Assert.Equal(0.001438, premium[^1].Value, tolerance: 5e-7);
        Assert.Equal(5, points[^1].Value, tolerance: 1e-4);
        Assert.DoesNotContain(forward, f => !double.IsFinite(f.Value));
    }

    [Fact]
    public async Task Constant_volatility_priced_right_leaves_no_premium_but_the_horizons_difference()
    {
        const double sigma = 0.2;
        double daily = sigma / Math.Sqrt(252);
        double[] closes = Normals.Prices(new Normals(4).Take(3_000).Select(n => daily * n));
        double[] index = [.. Enumerable.Range(0, 3_001).Select(_ => 100 * sigma)];

        (EngineRun run, List<Observation<double>> premium) = Run(Small, Shares(closes), Index(index));
        await run.RunAsync();

        // 22 sessions of 252 are 6 % more of a year than 30 days of 365. Mean of 135 months: standard error 2.6 %.
        double share = premium.Average(o => o.Value) / (sigma * sigma * Month);
        Assert.Equal(1 - (22.0 / 252 / Month), share, tolerance: 0.08);
    }

    [Fact]
    public async Task Level_grows_with_the_premium_and_is_flat_below_0_unless_shorts_are_allowed()
    {
        double[] closes = Normals.Prices(new Normals(4).Take(60).Select(n => 0.02 * n));
        double[] index = [.. Enumerable.Range(0, 61).Select(i => 10.0 + (i % 3))];

        (EngineRun flat, _) = Run(Small, Shares(closes), Index(index));
        (EngineRun shorts, List<Observation<double>> premium) = Run(
            Small with
            {
                AllowShort = true,
            },
            Shares(closes),
            Index(index)
        );

        Assert.Equal(0, (await flat.RunAsync()).Orders);
        RunReport report = await shorts.RunAsync();
        Assert.All(premium, o => Assert.True(o.Value < 0));
        Assert.True(report.Portfolio.Positions.Single().Quantity < 0);
    }

    [Fact]
    public async Task Intraday_variance_is_the_night_and_the_bars_of_the_session()
    {
        (BarSeries bars, Dictionary<DateOnly, double> variances) = HalfHours(60);
        double[] index = [.. Enumerable.Range(0, 60).Select(i => 18.0 + (i % 5))];
        VariancePremiumOptions options = Small with { Estimator = RealizedEstimator.Intraday, BarSeconds = 1_800 };

        (EngineRun run, List<Observation<double>> premium) = Run(options, bars, Index(index));
        List<Observation<RealizedEstimator>> estimator = run.Watch(VariancePremium.Estimator);
        await run.RunAsync();

        double[] days = [.. variances.OrderBy(v => v.Key).Select(v => v.Value)];
        Assert.NotEmpty(premium);
        Assert.Equal((index[^1] * index[^1] / 1e4 * Month) - days[^22..].Sum(), premium[^1].Value, tolerance: 1e-9);
        Assert.Equal(RealizedEstimator.Intraday, estimator[^1].Value);
    }

    [Fact]
    public async Task Parkinson_reads_the_night_and_the_range_and_is_labelled()
    {
        BarSeries spx = CsvBars.Rows("sp500_index_ohlcv.csv", "SPX").First(300);
        BarSeries vix = Since(CsvBars.Rows("vix_daily.csv", "VIX"), spx);
        (EngineRun run, List<Observation<double>> premium) = Run(
            Small with
            {
                Underlying = "SPX",
                Estimator = RealizedEstimator.Parkinson,
            },
            spx,
            vix
        );
        List<Observation<RealizedEstimator>> estimator = run.Watch(VariancePremium.Estimator);
        await run.RunAsync();

        double sum = 0;
        for (int i = spx.Bars.Count - 22; i < spx.Bars.Count; i++)
        {
            sum += Math.Pow(Math.Log((double)spx.Bars[i].Open / spx.Bars[i - 1].Close), 2);
            sum += Math.Pow(Math.Log((double)spx.Bars[i].High / spx.Bars[i].Low), 2) / (4 * Math.Log(2));
        }

        double level = vix.Closes[^1] / 100;
        Assert.Equal((level * level * Month) - sum, premium[^1].Value, tolerance: 1e-9);
        Assert.Equal(RealizedEstimator.Parkinson, estimator[^1].Value);
    }

    [Fact]
    public async Task Real_premium_is_mostly_positive_turns_in_2008_and_reads_as_the_files_say()
    {
        BarSeries spx = CsvBars.Rows("sp500_index_ohlcv.csv", "SPX");
        BarSeries vix = Since(CsvBars.Rows("vix_daily.csv", "VIX"), spx);
        (EngineRun run, List<Observation<double>> premium) = Run(new() { Underlying = "SPX" }, spx, vix);
        List<Observation<double>> forward = run.Watch(VariancePremium.Forward);
        ActivationReport report = await run.RunAsync(Id);

        Assert.Equal(0, report.Failed);
        Assert.True(premium.Count > 4_500);
        Assert.True(premium.Count(o => o.Value > 0) > 0.75 * premium.Count);
        Assert.Contains(premium, o => o.Value < 0 && o.At.UtcDate is { Year: 2008, Month: 10 });
        double[] squares =
        [
            .. spx.Closes.Zip(spx.Closes.Skip(1), (a, b) => Math.Log(b / a) * Math.Log(b / a)).TakeLast(504),
        ];
        double implied = Math.Pow(vix.Closes[^1] / 100, 2) * Month;
        Assert.Equal(implied - squares[^22..].Sum(), premium[^1].Value, tolerance: 1e-9);
        double expected = HarVariance.Fit(squares).Forecast(squares, 22);
        Assert.True(expected > 0);
        Assert.Equal(implied - expected, forward[^1].Value, tolerance: 1e-8);
    }

    [Fact]
    public async Task Missing_session_hole_bad_price_still_premium_and_short_input_silence_it()
    {
        double[] closes = Normals.Prices(new Normals(4).Take(59).Select(n => 0.01 * n));
        double[] index = [.. Enumerable.Range(0, 60).Select(i => 18.0 + (i % 5))];
        double[] bad = [.. closes];
        bad[50] = 0;
        BarSeries shares = Shares(closes);
        bool InHole(Bar bar) => bar.EventTime > shares.Times[44] && bar.EventTime < shares.Times[55];

        Assert.Equal(
            "the underlying's session of the newest index close is not there",
            await Reason(shares.First(59), Index(index))
        );
        Assert.Equal(
            "the sessions of the month have a hole",
            await Reason(shares.Without(InHole), Index(index), Small with { ScoreWindow = 20 })
        );
        Assert.Equal(
            "a price of the month or of the index is not above 0, or bars are missing",
            await Reason(Shares(bad), Index(index))
        );
        Assert.Equal(
            "the premiums do not vary",
            await Reason(Shares([.. closes.Select(_ => 50.0)]), Index([.. index.Select(_ => 20.0)]))
        );
        Assert.StartsWith("needs 52", await Reason(shares.First(51), Index(index[..51])), StringComparison.Ordinal);
        Assert.Null(await Reason(shares.First(52), Index(index[..52])));
    }

    private static async Task<string?> Reason(BarSeries shares, BarSeries index, VariancePremiumOptions? options = null)
    {
        (EngineRun run, _) = Run(options ?? Small, shares, index);
        return (await run.RunAsync(Id)).LastReason;
    }

    private static (EngineRun Run, List<Observation<double>> Premium) Run(
        VariancePremiumOptions options,
        params BarSeries[] series
    )
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<VariancePremium, VariancePremiumOptions>(options, enabled: true);
        return (run, run.Watch(VariancePremium.Premium));
    }

    private static BarSeries Shares(double[] closes) =>
        BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);

    /// <summary>The index prints until a quarter of an hour after the close.</summary>
    private static BarSeries Index(double[] levels) =>
        BarSeries.FromCloses(
            "VIX",
            [.. BarSeries.Sessions(Start, levels.Length).Select(t => t + TimeSpan.FromMinutes(15))],
            levels,
            tradable: false
        );

    private static BarSeries Since(BarSeries index, BarSeries shares) =>
        index.Without(b =>
            b.EventTime.UtcDate < shares.Times[0].UtcDate || b.EventTime.UtcDate > shares.Times[^1].UtcDate
        );

    /// <summary>Bars of half an hour from eight to six in New York, and by hand the variance of each session.</summary>
    private static (BarSeries Bars, Dictionary<DateOnly, double> Variances) HalfHours(int sessions)
    {
        var normals = new Normals(9);
        var calendar = new UsEquityCalendar();
        var bars = new List<Bar>();
        var variances = new Dictionary<DateOnly, double>();
        double before = 100;
        double inSession = 100;
        foreach (Timestamp close in BarSeries.Sessions(Start, sessions))
        {
            Timestamp open = calendar.SessionOn(close.UtcDate)!.Value.Open;
            double sum = 0;
            for (
                Timestamp end = open - TimeSpan.FromHours(1);
                end <= close + TimeSpan.FromHours(2);
                end += TimeSpan.FromMinutes(30)
            )
            {
                double first = Math.Round(before * Math.Exp(0.002 * normals.Next()), 6);
                double last = Math.Round(first * Math.Exp(0.002 * normals.Next()), 6);
                if (end > open && end <= close)
                {
                    double jump = end - open > TimeSpan.FromMinutes(30) ? 0 : Math.Log(first / inSession);
                    double move = Math.Log(last / (jump == 0 ? inSession : first));
                    sum += (jump * jump) + (move * move);
                    inSession = last;
                }

                bars.Add(
                    BarSeries.Day(end, first, Math.Max(first, last), Math.Min(first, last), last, 1) with
                    {
                        Size = new BarSize(1_800),
                        Start = end - TimeSpan.FromMinutes(30),
                    }
                );
                before = last;
            }

            variances[close.UtcDate] = sum;
        }

        return (new BarSeries(BarSeries.Declare("SPY"), bars), variances);
    }
}
