using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;
using OptiFire.TestSupport;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>What a plugin's suite looks like, with a plugin that conforms.</summary>
public sealed class MovingAverageCrossConformance : ConformanceFacts<MovingAverageCross, MovingAverageCrossOptions>
{
    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("AAA", seed: 1, sessions: 150).WithRandomWalk("BBB", seed: 2, sessions: 150);

    protected override int WarmUp => 30;
}
