using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class WaveletEnergiesTests
{
    private static readonly DateOnly Start = new(2010, 1, 4);
    private static readonly WaveletEnergiesOptions Haar = new()
    {
        Wavelet = WaveletFilter.Haar,
        Levels = 2,
        Window = 10,
    };

    [Fact]
    public async Task Haar_energies_and_details_are_differences_of_means()
    {
        BarSeries series = Series(new Normals(1).Take(30).Select(n => 0.01 * n));
        EngineRun run = Run(Haar, series);
        List<Observation<double[]>> variances = run.Watch(WaveletEnergies.Variances, Scope.Instrument());
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());
        List<Observation<double[]>> details = run.Watch(WaveletEnergies.Details, Scope.Instrument());
        List<Observation<double>> smooth = run.Watch(WaveletEnergies.Smooth, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_wavelet");

        double[] r = Returns(series);
        double Fine(int t) => (r[t] - r[t - 1]) / 2;
        double Coarse(int t) => (r[t] + r[t - 1] - r[t - 2] - r[t - 3]) / 4;
        Assert.Equal((30 - 12, 0), (report.Ok, report.Failed));
        for (int i = 0; i < variances.Count; i++)
        {
            int last = 12 + i;
            int[] window = [.. Enumerable.Range(last - 9, 10)];
            double fine = window.Average(t => Fine(t) * Fine(t));
            double coarse = window.Average(t => Coarse(t) * Coarse(t));
            Assert.Equal(fine, variances[i].Value[0], tolerance: 1e-15);
            Assert.Equal(coarse, variances[i].Value[1], tolerance: 1e-15);
            Assert.Equal(fine / (fine + coarse), shares[i].Value[0], tolerance: 1e-10);
            Assert.Equal(Fine(last), details[i].Value[0], tolerance: 1e-14);
            Assert.Equal(Coarse(last), details[i].Value[1], tolerance: 1e-14);
            Assert.Equal(r[(last - 3)..(last + 1)].Average(), smooth[i].Value, tolerance: 1e-14);
        }
    }

    [Fact]
    public async Task Details_and_smooth_add_up_to_the_newest_return()
    {
        BarSeries series = Series(new Normals(2).Take(200).Select(n => 0.01 * n));
        EngineRun run = Run(new WaveletEnergiesOptions(), series);
        List<Observation<double[]>> details = run.Watch(WaveletEnergies.Details, Scope.Instrument());
        List<Observation<double>> smooth = run.Watch(WaveletEnergies.Smooth, Scope.Instrument());
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());

        await run.RunAsync();

        double[] returns = Returns(series);
        Assert.Equal(200 - 168, details.Count);
        for (int i = 0; i < details.Count; i++)
        {
            Assert.Equal(returns[168 + i], details[i].Value.Sum() + smooth[i].Value, tolerance: 1e-14);
            Assert.Equal(1, shares[i].Value.Sum(), tolerance: 1e-12);
        }
    }

    [Fact]
    public async Task Energies_of_all_levels_and_the_smooth_are_that_of_the_returns()
    {
        // Over whole periods of a periodic series the edge does not matter: the identity holds as in the interior.
        double[] cycle = [.. new Normals(3).Take(32).Select(n => 0.01 * n)];
        BarSeries series = Series(Enumerable.Range(0, 300).Select(i => cycle[i % 32]));
        EngineRun run = Run(new WaveletEnergiesOptions { Window = 64 }, series);
        List<Observation<double[]>> variances = run.Watch(WaveletEnergies.Variances, Scope.Instrument());
        List<Observation<double>> smooth = run.Watch(WaveletEnergies.Smooth, Scope.Instrument());

        await run.RunAsync();

        double smoothEnergy = smooth.TakeLast(32).Average(o => o.Value * o.Value);
        Assert.Equal(
            cycle.Average(r => r * r),
            variances[^1].Value.Sum() + smoothEnergy,
            tolerance: 1e-9 // closes are rounded to six decimals
        );
    }

    [Theory]
    [InlineData(2.4, 1)]
    [InlineData(5.7, 2)]
    [InlineData(11.3, 3)]
    [InlineData(22.6, 4)]
    public async Task A_swing_is_found_on_the_level_of_its_period(double period, long level)
    {
        BarSeries series = Series(Enumerable.Range(0, 250).Select(i => 0.01 * Math.Cos(2 * Math.PI * i / period)));
        EngineRun run = Run(new WaveletEnergiesOptions(), series);
        List<Observation<long>> dominant = run.Watch(WaveletEnergies.DominantLevel, Scope.Instrument());
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());

        await run.RunAsync();

        Assert.All(dominant, o => Assert.Equal(level, o.Value));
        Assert.All(shares, o => Assert.True(o.Value[level - 1] > 0.6, $"{o.Value[level - 1]}"));
    }

    [Fact]
    public async Task Returns_without_memory_halve_their_energy_from_level_to_level()
    {
        BarSeries series = Series(new Normals(4).Take(2_700).Select(n => 0.01 * n));
        EngineRun run = Run(new WaveletEnergiesOptions { Window = 2_500 }, series);
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());

        await run.RunAsync();

        double[] expected = [8.0 / 15, 4.0 / 15, 2.0 / 15, 1.0 / 15];
        for (int j = 0; j < 4; j++)
        {
            Assert.Equal(expected[j], shares[^1].Value[j], tolerance: 0.03);
        }
    }

    [Fact]
    public async Task Data_that_come_later_change_nothing()
    {
        double[] returns = [.. new Normals(5).Take(60).Select(n => 0.01 * n)];
        double[] otherwise = [.. returns.Select((r, i) => i < 40 ? r : -5 * r)];

        List<Observation<double[]>> first = await Details(returns);
        List<Observation<double[]>> second = await Details(otherwise);

        Assert.Equal(first.Take(28).SelectMany(o => o.Value), second.Take(28).SelectMany(o => o.Value));
        Assert.NotEqual(first[28].Value, second[28].Value);

        static async Task<List<Observation<double[]>>> Details(double[] returns)
        {
            EngineRun run = Run(Haar, Series(returns));
            List<Observation<double[]>> details = run.Watch(WaveletEnergies.Details, Scope.Instrument());
            await run.RunAsync();
            return details;
        }
    }

    [Theory]
    [InlineData(169, 0, "needs 170 × bar close of SPY")]
    [InlineData(170, 1, null)]
    public async Task Warm_up_is_the_reach_of_the_coarsest_filter_and_the_window(int closes, int ok, string? reason)
    {
        BarSeries series = Series(new Normals(6).Take(closes - 1).Select(n => 0.01 * n));

        ActivationReport report = await Run(new WaveletEnergiesOptions(), series).RunAsync("fe_wavelet");

        Assert.Equal((ok, reason), (report.Ok, report.LastReason));
    }

    [Fact]
    public async Task Holes_bad_closes_and_stillness_are_not_ready()
    {
        BarSeries all = Series(new Normals(7).Take(40).Select(n => 0.01 * n));
        Timestamp gone = all.Times[^2];
        double[] closes = all.Closes;
        closes[^1] = 0;

        await NotReady(all.Without(b => b.EventTime == gone), "the newest return spans missing bars");
        await NotReady(BarSeries.FromCloses("SPY", all.Times, closes), "the newest close is not above 0");
        await NotReady(Series(Enumerable.Repeat(0.0, 40)), "the returns do not vary");

        static async Task NotReady(BarSeries series, string reason)
        {
            ActivationReport report = await Run(Haar, series).RunAsync("fe_wavelet");
            Assert.Equal((0, reason), (report.Failed, report.LastReason));
        }
    }

    [Fact]
    public async Task Real_shares_are_about_white_and_were_wilder_in_2008_than_in_2016()
    {
        BarSeries spy = CsvBars.Panel("etf_panel_2008_2016.csv", "SPY");
        EngineRun run = Run(new WaveletEnergiesOptions { Window = 252 }, spy);
        List<Observation<double[]>> shares = run.Watch(WaveletEnergies.Shares, Scope.Instrument());
        List<Observation<double[]>> variances = run.Watch(WaveletEnergies.Variances, Scope.Instrument());

        ActivationReport report = await run.RunAsync("fe_wavelet");

        Assert.Equal((spy.Bars.Count - 357, 0), (report.Ok, report.Failed));
        Assert.All(shares, o => Assert.InRange(o.Value[0], 0.4, 0.75));
        Assert.True(variances[0].Value.Sum() > 4 * variances[^1].Value.Sum(), "2008 was wilder than 2016");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new WaveletEnergiesOptionsValidator();

        Assert.True(validator.Validate(null, new() { Levels = 0 }).Failed);
        Assert.True(validator.Validate(null, new() { Levels = 9 }).Failed);
        Assert.True(validator.Validate(null, new() { Window = 7 }).Failed);
        Assert.True(validator.Validate(null, new()).Succeeded);
    }

    private static EngineRun Run(WaveletEnergiesOptions options, BarSeries series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<WaveletEnergies, WaveletEnergiesOptions, WaveletEnergiesOptionsValidator>(
            options,
            enabled: true
        );
        return run;
    }

    private static BarSeries Series(IEnumerable<double> returns)
    {
        double[] closes = Normals.Prices(returns);
        return BarSeries.FromCloses("SPY", BarSeries.Sessions(Start, closes.Length), closes);
    }

    private static double[] Returns(BarSeries series) =>
        [.. series.Closes.Zip(series.Closes.Skip(1), (before, after) => Math.Log(after / before))];
}
