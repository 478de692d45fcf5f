using System.Collections.Concurrent;
using OptiFire.Engine.Simulation.Markets;

[assembly: AssemblyFixture(typeof(OptiFire.Engine.Tests.Simulation.Markets.TenYears))]

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>Ten years of the default market per seed, made once for all tests: long enough for statistics.</summary>
public sealed class TenYears
{
    private readonly ConcurrentDictionary<long, Lazy<MarketReading>> _bySeed = new();

    internal MarketReading Of(long seed) =>
        _bySeed
            .GetOrAdd(
                seed,
                static key => new Lazy<MarketReading>(() =>
                    new MarketReading(
                        new SimulatedMarketOptions
                        {
                            Seed = key,
                            Stocks = StockRoster.Take(12),
                            FirstDate = new DateOnly(2005, 1, 3),
                            DailySessions = 2_520,
                            MinuteSessions = 10,
                        }
                    )
                )
            )
            .Value;
}
