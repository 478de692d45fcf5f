using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Market;

public sealed class SourcesTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(150)] // in the source's second batch
    public async Task A_source_that_goes_back_in_time_fails_the_run(int row)
    {
        SourceException failed = await Assert.ThrowsAsync<SourceException>(() =>
            ScriptedRun.RunAsync(
                b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
                sessions: 200,
                change: bars => bars[row] = bars[row] with { AvailableAt = bars[row - 2].AvailableAt }
            )
        );

        Assert.Contains("in order of availability", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_a_source_puts_aside_are_counted_by_reason()
    {
        var services = new ServiceCollection();
        services
            .AddOptiFireEngine()
            .AddSource(new PickySource(Walks.Daily(["AAA"], 5, seed: 1), malformed: 150, duplicates: 2));
        await using ServiceProvider provider = services.BuildServiceProvider();

        RunReport report = await provider
            .GetRequiredService<OptiFireEngine>()
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(150, report.Quarantined[("picky", QuarantineReason.Malformed)]);
        Assert.Equal(2, report.Quarantined[("picky", QuarantineReason.Duplicate)]);
        Assert.Equal(100, report.QuarantineSamples.Count);
        Assert.Equal(5, report.Inputs);
    }

    [Fact]
    public async Task A_half_day_closes_at_one_and_not_at_four()
    {
        // The day after Thanksgiving 2015: 13:00 in New York is 18:00 UTC.
        ScriptedRun run = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            sessions: 230
        );

        Timestamp[] closes = [.. run.Report.EquityCurve.Select(p => p.Time)];
        Assert.Contains(Timestamp.FromUtc(2015, 11, 27, 18), closes);
        Assert.DoesNotContain(Timestamp.FromUtc(2015, 11, 27, 21), closes);
        Assert.Contains(Timestamp.FromUtc(2015, 11, 25, 21), closes);
        Assert.Contains(Timestamp.FromUtc(2015, 7, 6, 20), closes); // summer time
    }

    private sealed class PickySource(IMarketDataSource inner, int malformed, int duplicates) : IMarketDataSource
    {
        public string Name => "picky";

        public IReadOnlyList<Instrument> Instruments => inner.Instruments;

        public IAsyncEnumerable<DataBatch> ReadAsync(SourceRequest request, CancellationToken cancellationToken)
        {
            for (int i = 0; i < malformed; i++)
            {
                request.Quarantine.Add(new QuarantinedRow(Name, i, QuarantineReason.Malformed, "?"));
            }

            for (int i = 0; i < duplicates; i++)
            {
                request.Quarantine.Add(new QuarantinedRow(Name, i, QuarantineReason.Duplicate, "twice"));
            }

            return inner.ReadAsync(request, cancellationToken);
        }
    }
}
