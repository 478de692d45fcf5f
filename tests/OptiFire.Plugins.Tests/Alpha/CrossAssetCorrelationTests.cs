using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Dependence;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class CrossAssetCorrelationTests
{
    private const int Short = 20;
    private const int Long = 120;
    private static readonly DateOnly Start = new(2001, 1, 1);

    [Fact]
    public async Task A_flipped_correlation_is_found_within_the_short_window()
    {
        // Thirty flips, far enough apart that the long window lies before each.
        const int period = 200;
        const int flips = 30;
        (BarSeries first, BarSeries second) = Pair(7, period * (flips + 1), t => t / period % 2 == 0 ? 0.4 : -0.4);
        EngineRun run = Run(first, second);
        List<Observation<BreakdownState>> states = run.Watch(CrossAssetCorrelation.State);

        await run.RunAsync();

        int found = 0;
        for (int flip = 1; flip <= flips; flip++)
        {
            BreakdownState expected = flip % 2 == 1 ? BreakdownState.BreakdownDown : BreakdownState.BreakdownUp;
            int at = (flip * period) - (Short + Long) + 1; // the first reading that holds a return after the flip
            found += states.Skip(at).Take(Short).Any(o => o.Value == expected) ? 1 : 0;
        }

        // With the short window all behind the flip Z is about N(3.26, 1), so nine flips in ten pass 2 by then: 27 of 30,
        // and 22 is three standard deviations below.
        Assert.True(found >= 22, $"{found} of {flips} flips found in less than {Short} days.");
    }

    [Fact]
    public async Task A_constant_correlation_raises_about_one_false_alarm_in_twenty()
    {
        (BarSeries first, BarSeries second) = Pair(11, 8_000, _ => -0.3);
        EngineRun run = Run(first, second);
        List<Observation<double>> z = run.Watch(CrossAssetCorrelation.Z);

        await run.RunAsync();

        // About 400 independent windows: four standard errors of a share of 5 % are 4.4 points.
        double alarms = z.Count(o => Math.Abs(o.Value) >= 2) / (double)z.Count;
        Assert.InRange(alarms, 0.01, 0.094);
    }

    [Fact]
    public async Task Splits_and_dividends_do_not_touch_the_reading()
    {
        (BarSeries first, BarSeries second) = Pair(3, 200, _ => 0.5);
        double expected = (await Last(first, second, [])).Z;

        // The same total returns as traded: a monthly dividend of half a percent, and shares split 3 for 1.
        const int split = 150;
        double[] growth = [.. second.Closes.Zip(second.Closes.Skip(1), (a, b) => b / a)];
        var actions = new List<CorporateAction>();
        var traded = new List<double> { 90 };
        for (int t = 0; t < growth.Length; t++)
        {
            double before = traded[^1];
            Timestamp ex = second.Times[t] + TimeSpan.FromHours(1);
            if (t == split)
            {
                actions.Add(CorporateAction.Split(new InstrumentId(0), ex, ex, 3, 1));
                before /= 3;
            }
            else if (t % 21 == 20)
            {
                decimal cash = Math.Round((decimal)before * 0.005m, 4);
                actions.Add(CorporateAction.CashDividend(new InstrumentId(0), ex, ex, cash));
                before -= (double)cash;
            }

            traded.Add(before * growth[t]);
        }

        BarSeries raw = BarSeries.FromCloses("TLT", second.Times, traded);
        Assert.Equal(expected, (await Last(first, raw, actions)).Z, tolerance: 1e-5);
        Assert.True(Math.Abs((await Last(first, raw, [])).Z - expected) > 0.1, "Unadjusted closes should differ.");
    }

    [Fact]
    public async Task Closes_without_a_partner_are_left_out()
    {
        (BarSeries first, BarSeries second) = Pair(5, 200, _ => 0.2);
        HashSet<Timestamp> holidays = [second.Times[190], second.Times[150], second.Times[100]];
        BarSeries thinned = second.Without(b => holidays.Contains(b.EventTime));

        (double rhoShort, double rhoLong, double z) = await Last(first, thinned, []);

        double[] a = [.. first.Closes.Where((_, i) => !holidays.Contains(first.Times[i]))];
        double[] r = [.. Returns(a)];
        double[] s = [.. Returns(thinned.Closes)];
        Assert.Equal(Pearson(r[^Short..], s[^Short..]), rhoShort, tolerance: 1e-12);
        Assert.Equal(Pearson(r[^(Short + Long)..^Short], s[^(Short + Long)..^Short]), rhoLong, tolerance: 1e-12);
        double byHand = (Math.Atanh(rhoShort) - Math.Atanh(rhoLong)) / Math.Sqrt((1.0 / 17) + (1.0 / 117));
        Assert.Equal(byHand, z, tolerance: 1e-12);
    }

    [Fact]
    public async Task Too_many_closes_without_a_partner_silence_it()
    {
        (BarSeries first, BarSeries second) = Pair(5, 200, _ => 0.2);
        var odd = second.Times.Where((_, i) => i > 150 && i % 5 == 1).ToHashSet();

        ActivationReport report = await Run(first, second.Without(b => odd.Contains(b.EventTime)))
            .RunAsync("alpha_cross_asset_corr");

        Assert.Equal("too few closes are of the same moment", report.LastReason);
        Assert.Equal(0, report.Failed);
    }

    [Fact]
    public async Task A_newest_close_without_its_partner_silences_it()
    {
        (BarSeries first, BarSeries second) = Pair(5, 200, _ => 0.2);

        ActivationReport report = await Run(first, second.First(200)).RunAsync("alpha_cross_asset_corr");

        Assert.Equal("the newest closes are not of the same moment", report.LastReason);
    }

    [Theory]
    [InlineData(140, "needs 141 × bar close of SPY")]
    [InlineData(141, null)]
    public async Task Warm_up_is_both_windows_and_one(int closes, string? reason)
    {
        (BarSeries first, BarSeries second) = Pair(5, 200, _ => 0.2);

        ActivationReport report = await Run(first.First(closes), second.First(closes))
            .RunAsync("alpha_cross_asset_corr");

        Assert.Equal(reason, report.LastReason);
        Assert.Equal(reason is null ? 1 : 0, report.Ok);
    }

    [Fact]
    public async Task A_hole_a_still_asset_and_a_close_of_zero_silence_it()
    {
        (BarSeries first, BarSeries second) = Pair(5, 200, _ => 0.2);
        Timestamp from = first.Times[180];
        Timestamp to = first.Times[193];
        bool InHole(Bar bar) => bar.EventTime > from && bar.EventTime < to;
        BarSeries still = BarSeries.FromCloses("TLT", second.Times, [.. second.Times.Select(_ => 50.0)]);
        double[] closes = second.Closes;
        closes[195] = 0;
        BarSeries zero = BarSeries.FromCloses("TLT", second.Times, closes);

        Assert.Equal(
            "the closes in the windows have a hole",
            await Reason(first.Without(InHole), second.Without(InHole))
        );
        Assert.Equal("a window has no correlation: an asset does not move", await Reason(first, still));
        Assert.Equal("a close in the windows is not above 0", await Reason(first, zero));

        async Task<string?> Reason(BarSeries a, BarSeries b) =>
            (await Run(a, b).RunAsync("alpha_cross_asset_corr")).LastReason;
    }

    [Fact]
    public async Task Real_stocks_and_bonds_read_as_the_file_says()
    {
        BarSeries spy = CsvBars.Panel("etf_panel_2008_2016.csv", "SPY");
        BarSeries tlt = CsvBars.Panel("etf_panel_2008_2016.csv", "TLT");
        EngineRun run = Run(spy, tlt);
        List<Observation<double>> shorts = run.Watch(CrossAssetCorrelation.RhoShort);
        List<Observation<double>> longs = run.Watch(CrossAssetCorrelation.RhoLong);

        ActivationReport report = await run.RunAsync("alpha_cross_asset_corr");

        double[] r = [.. Returns(spy.Closes)];
        double[] s = [.. Returns(tlt.Closes)];
        Assert.Equal((r.Length - (Short + Long) + 1, 0), (report.Ok, report.Failed));
        for (int i = 0; i < shorts.Count; i += 50)
        {
            int end = i + Short + Long;
            Assert.Equal(Pearson(r[(end - Short)..end], s[(end - Short)..end]), shorts[i].Value, tolerance: 1e-10);
            Assert.Equal(Pearson(r[i..(end - Short)], s[i..(end - Short)]), longs[i].Value, tolerance: 1e-10);
        }

        // Through the whole of 2008 to 2016 stocks and long bonds mostly moved against each other.
        Assert.True(longs.Count(o => o.Value < 0) > 0.9 * longs.Count);
    }

    private static async Task<(double Short, double Long, double Z)> Last(
        BarSeries first,
        BarSeries second,
        IReadOnlyList<CorporateAction> actions
    )
    {
        EngineRun run = Run(first, second);
        run.Builder.AddSource(new MemorySource<CorporateAction>([second.Instrument], actions));
        List<Observation<double>> a = run.Watch(CrossAssetCorrelation.RhoShort);
        List<Observation<double>> b = run.Watch(CrossAssetCorrelation.RhoLong);
        List<Observation<double>> z = run.Watch(CrossAssetCorrelation.Z);
        await run.RunAsync();
        return (a[^1].Value, b[^1].Value, z[^1].Value);
    }

    private static EngineRun Run(BarSeries first, BarSeries second)
    {
        EngineRun run = new EngineRun().Add(first, second);
        run.Builder.AddPlugin<
            CrossAssetCorrelation,
            CrossAssetCorrelationOptions,
            CrossAssetCorrelationOptionsValidator
        >(enabled: true);
        return run;
    }

    private static (BarSeries First, BarSeries Second) Pair(int seed, int returns, Func<int, double> correlation)
    {
        var normals = new Normals(seed);
        double[] a = new double[returns];
        double[] b = new double[returns];
        for (int t = 0; t < returns; t++)
        {
            double rho = correlation(t);
            a[t] = 0.01 * normals.Next();
            b[t] = (rho * a[t]) + (Math.Sqrt(1 - (rho * rho)) * 0.01 * normals.Next());
        }

        Timestamp[] times = BarSeries.Sessions(Start, returns + 1);
        return (
            BarSeries.FromCloses("SPY", times, Normals.Prices(a)),
            BarSeries.FromCloses("TLT", times, Normals.Prices(b))
        );
    }

    private static IEnumerable<double> Returns(double[] closes) =>
        closes.Zip(closes.Skip(1), (before, after) => Math.Log(after / before));

    private static double Pearson(double[] x, double[] y)
    {
        double a = x.Average();
        double b = y.Average();
        double products = x.Zip(y, (p, q) => (p - a) * (q - b)).Sum();
        return products / Math.Sqrt(x.Sum(p => (p - a) * (p - a)) * y.Sum(q => (q - b) * (q - b)));
    }
}
