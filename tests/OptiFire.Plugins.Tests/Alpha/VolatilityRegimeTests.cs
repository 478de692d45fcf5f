using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Regimes;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class VolatilityRegimeTests
{
    private const int Window = 20;
    private static readonly VolatilityRegimeOptions Options = new() { PercentileWindow = Window };

    [Fact]
    public async Task Regime_follows_the_bands_with_hysteresis()
    {
        // Quiet at 14.9; then around the band of 15 without a switch, into Crisis, and out only below 29.
        double[] news = [15.1, 14.8, 15.2, 31, 29.5, 28.9];
        EngineRun run = Run(Options, Vix([.. Quiet(14.9), .. news]));
        List<Observation<VixRegime>> regimes = run.Watch(VolatilityRegime.Regime);
        List<Observation<double>> multipliers = run.Watch(VolatilityRegime.Multiplier);

        ActivationReport report = await run.RunAsync("alpha_vix_regime");

        Assert.Equal(
            [
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Low,
                VixRegime.Crisis,
                VixRegime.Crisis,
                VixRegime.Elevated,
            ],
            regimes.Select(o => o.Value)
        );
        Assert.Equal([1, 1, 1, 1, 0.25, 0.25, 0.6], multipliers.Select(o => o.Value));
        Assert.Equal(0, report.Failed);
    }

    [Fact]
    public async Task A_decision_of_the_close_does_not_see_the_index_of_that_day()
    {
        Timestamp[] closes = BarSeries.Sessions(new DateOnly(2015, 1, 5), Window + 2);
        BarSeries spy = BarSeries.FromCloses("SPY", closes, [.. closes.Select(_ => 200.0)]);
        EngineRun run = Run(Options, Vix([.. Quiet(12), 45, 45])).Add(spy);
        List<Observation<VixRegime>> seen = run.Watch(
            VolatilityRegime.Regime,
            trigger: Trigger.On<Bar>("SPY", BarSize.Day.Variant)
        );

        await run.RunAsync();

        // The first two closes after the warm-up: the day of the jump still reads Low at 16:00, the day after Crisis.
        Assert.Equal([(closes[^2], VixRegime.Low), (closes[^1], VixRegime.Crisis)], seen.Select(o => (o.At, o.Value)));
    }

    [Theory]
    [InlineData(45, 0.25)]
    [InlineData(25, 0.6)]
    [InlineData(12, 1)]
    public async Task Positions_are_scaled_by_the_multiplier_of_the_regime(double level, double share)
    {
        double Held(RunReport report) => (double)report.Portfolio.Positions.Single(p => p.Quantity != 0).Quantity;
        double full = Held(await RunLong(12));

        double scaled = Held(await RunLong(level));

        Assert.Equal(share, scaled / full, tolerance: 0.01);

        async Task<RunReport> RunLong(double vix)
        {
            Timestamp[] closes = BarSeries.Sessions(new DateOnly(2015, 1, 5), Window + 5);
            EngineRun run = new EngineRun(o =>
                o.Settings = new EngineSettings
                {
                    Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
                    Execution = new ExecutionSettings { CapitalPerSymbol = 0.5m, FillModel = FillModel.NextBarOpen },
                }
            ).Add(Vix([.. Quiet(vix), .. Enumerable.Repeat(vix, 5)]));
            run.Add(BarSeries.FromCloses("SPY", closes, [.. closes.Select(_ => 10.0)]));
            run.Builder.AddPlugin<VolatilityRegime, VolatilityRegimeOptions>(Options, enabled: true);
            run.Builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(enabled: true);
            return await run.RunAsync();
        }
    }

    [Fact]
    public async Task An_inverted_term_structure_makes_an_elevated_index_a_crisis()
    {
        VolatilityRegimeOptions options = Options with { ThreeMonthSymbol = "VIX3M" };
        BarSeries vix = Vix([.. Quiet(12), 22, 22, 22]);
        BarSeries flat = Index("VIX3M", [.. Quiet(14), 23, 23, 23]);
        BarSeries inverted = Index("VIX3M", [.. Quiet(14), 23, 20, 23]);

        Assert.Equal([VixRegime.Low, VixRegime.Low, VixRegime.Elevated, VixRegime.Elevated], await Regimes(flat));
        Assert.Equal([VixRegime.Low, VixRegime.Low, VixRegime.Crisis, VixRegime.Crisis], await Regimes(inverted));

        async Task<IEnumerable<VixRegime>> Regimes(BarSeries threeMonth)
        {
            EngineRun run = Run(options, vix, threeMonth);
            List<Observation<VixRegime>> regimes = run.Watch(VolatilityRegime.Regime);
            List<Observation<double>> ratios = run.Watch(VolatilityRegime.TermStructure);
            await run.RunAsync();
            Assert.Equal(22.0 / 23, ratios[^1].Value, tolerance: 1e-12);
            return regimes.Select(o => o.Value);
        }
    }

    [Fact]
    public async Task A_three_month_close_of_another_day_is_not_used()
    {
        VolatilityRegimeOptions options = Options with { ThreeMonthSymbol = "VIX3M" };
        BarSeries threeMonth = Index("VIX3M", [.. Quiet(14), 20, 20, 20]);
        Timestamp missing = threeMonth.Times[^1];
        EngineRun run = Run(options, Vix([.. Quiet(12), 12, 12, 22]), threeMonth.Without(b => b.EventTime == missing));
        List<Observation<string>> reasons = run.Watch(VolatilityRegime.Reason);
        List<Observation<VixRegime>> regimes = run.Watch(VolatilityRegime.Regime);

        await run.RunAsync();

        Assert.Equal(VixRegime.Low, regimes[^1].Value);
        Assert.Equal("Low at VIX 22: a rise to Elevated waits to be confirmed", reasons[^1].Value);
    }

    [Fact]
    public async Task Nothing_is_said_before_the_warm_up()
    {
        ActivationReport report = await Run(Options, Vix([.. Quiet(14.9).Skip(1)])).RunAsync("alpha_vix_regime");

        Assert.Equal((Window - 1, 0, Window - 1), (report.Runs, report.Ok, report.NotReady));
        Assert.Equal("needs 20 × bar close of VIX", report.LastReason);
    }

    [Fact]
    public async Task A_close_of_zero_is_no_reading()
    {
        EngineRun run = Run(Options, Vix([.. Quiet(12), 0, 12.5]));
        List<Observation<double>> percentiles = run.Watch(VolatilityRegime.Percentile);

        ActivationReport report = await run.RunAsync("alpha_vix_regime");

        Assert.Equal((2, 1, 0), (report.Ok, report.NotReady - (Window - 1), report.Failed));
        Assert.Equal(1, percentiles[^1].Value); // the highest of the readings there are
    }

    [Fact]
    public async Task A_close_that_arrives_much_too_late_is_refused()
    {
        BarSeries vix = Vix([.. Quiet(12), 45]);
        Bar late = vix.Bars[^1];
        late = late with { AvailableAt = late.EventTime + TimeSpan.FromDays(6) };
        EngineRun run = Run(Options, vix with { Bars = [.. vix.Bars.SkipLast(1), late] });

        ActivationReport report = await run.RunAsync("alpha_vix_regime");

        Assert.Equal(1, report.Ok);
        Assert.Contains("older than", report.LastReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_index_gives_trailing_percentiles_and_the_known_regimes()
    {
        var calendarStarts = Timestamp.FromUtc(1998, 1, 1);
        BarSeries vix = CsvBars
            .Rows("vix_daily.csv", "VIX", tradable: false)
            .Without(b => b.EventTime < calendarStarts);
        EngineRun run = Run(new VolatilityRegimeOptions(), vix);
        List<Observation<VixRegime>> regimes = run.Watch(VolatilityRegime.Regime);
        List<Observation<double>> percentiles = run.Watch(VolatilityRegime.Percentile);

        ActivationReport report = await run.RunAsync("alpha_vix_regime");

        double[] closes = vix.Closes;
        Assert.Equal((closes.Length - 251, 0), (report.Ok, report.Failed));
        for (int i = 0; i < percentiles.Count; i++)
        {
            double[] trailing = closes[i..(i + 252)];
            double rank = trailing.Count(c => c < trailing[^1]) + ((trailing.Count(c => c == trailing[^1]) + 1) / 2.0);
            Assert.Equal(rank / 252, percentiles[i].Value, tolerance: 1e-12);
        }

        VixRegime On(int year, int month, int day) =>
            regimes.Single(o => o.At.UtcDate == new DateOnly(year, month, day)).Value;
        Assert.Equal(VixRegime.Crisis, On(2008, 10, 15));
        Assert.Equal(VixRegime.Crisis, On(2020, 3, 16));
        Assert.Equal(VixRegime.Low, On(2017, 10, 10));
        var naive = new VixBands { Hysteresis = 0, MinimumDwell = 1 };
        Assert.True(
            Switches(regimes.Select(o => o.Value)) * 2 < Switches(closes[251..].Select(c => naive.Classify(c))),
            "The filter should switch less than half as often as the bands alone."
        );
    }

    [Theory]
    [InlineData(15, 14, 30)]
    [InlineData(15, 20, 20)]
    [InlineData(0.5, 20, 30)]
    public void Bands_that_do_not_rise_are_refused(double normal, double elevated, double crisis)
    {
        var options = new VolatilityRegimeOptions
        {
            NormalFrom = normal,
            ElevatedFrom = elevated,
            CrisisFrom = crisis,
        };

        Assert.True(new VolatilityRegimeOptionsValidator().Validate(null, options).Failed);
    }

    private static int Switches(IEnumerable<VixRegime> regimes)
    {
        VixRegime[] all = [.. regimes];
        return all.Zip(all.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private static EngineRun Run(VolatilityRegimeOptions options, params ReadOnlySpan<BarSeries> series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<VolatilityRegime, VolatilityRegimeOptions, VolatilityRegimeOptionsValidator>(
            options,
            enabled: true
        );
        return run;
    }

    private static double[] Quiet(double level) => [.. Enumerable.Repeat(level, Window)];

    private static BarSeries Vix(IReadOnlyList<double> closes) => Index("VIX", closes);

    // The index closes a quarter of an hour after the shares.
    private static BarSeries Index(string symbol, IReadOnlyList<double> closes) =>
        BarSeries.FromCloses(
            symbol,
            [
                .. BarSeries
                    .Sessions(new DateOnly(2015, 1, 5), closes.Count)
                    .Select(close => close + TimeSpan.FromMinutes(15)),
            ],
            closes,
            tradable: false
        );
}
