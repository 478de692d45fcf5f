using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Execution;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Half-hourly quotes whose spread is now and then wide, and an entry or an exit at most closes.</summary>
public sealed class BidAskFilterConformance : PluginSuite<BidAskFilter, BidAskFilterOptions>
{
    private const int Sessions = 24;
    private const int QuotesPerSession = 13;

    protected override BidAskFilterOptions Options =>
        new()
        {
            AdaptiveSessions = 2,
            MedianMultiple = 1,
            RequireQuote = true,
        };

    protected override IMarketDataSource Market { get; } =
        CreateMarket("AAA", seed: 1, CreateMarket("BBB", seed: 2, new FakeMarket()));

    // The first quote gives a limit: the fixed one.
    protected override int WarmUp => 1;

    protected override decimal CapitalPerSymbol => 0.5m;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<InAndOut, InAndOutOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> limits = run.Watch(BidAskFilter.Limit, Scope.Instrument());

        RunReport report = await run.RunAsync();
        Assert.True(report.Fills > 10);
        Assert.True(report.Refusals > 5);
        Assert.True(limits.Select(o => o.Value).Distinct().Count() > 5, "The limit should follow the median.");
    }

    private static FakeMarket CreateMarket(string symbol, int seed, FakeMarket market)
    {
        double[] closes = RandomWalk.Of(seed, Sessions);
        Timestamp[] sessions = BarSeries.Sessions(new DateOnly(2024, 1, 3), Sessions);
        var random = new Random(seed);
        for (int day = 0; day < Sessions; day++)
        {
            for (int quote = QuotesPerSession - 1; quote >= 0; quote--)
            {
                // The last one of a session comes a second before its bar: young enough to trade on.
                Timestamp time = sessions[day] - TimeSpan.FromSeconds(1) - (quote * TimeSpan.FromMinutes(30));
                double halfSpread = closes[day] * 1e-4 * (2 + (8 * random.NextDouble()));
                market.WithQuote(symbol, time, closes[day] - halfSpread, closes[day] + halfSpread);
            }
        }

        return market.WithDailyBars(symbol, closes);
    }
}
