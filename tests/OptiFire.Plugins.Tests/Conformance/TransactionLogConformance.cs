using System.Globalization;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A journal that grows by a trade or so in a session.</summary>
public sealed class TransactionLogConformance : PluginSuite<TransactionLog, TransactionLogOptions>
{
    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 120);

    // There is a journal before there are data: the first close already has a head to report.
    protected override int WarmUp => 1;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> sequences = run.Watch(TransactionLog.Sequence);

        long records = (await run.RunAsync()).Head.Records;
        Assert.True(sequences.Count > 100, sequences.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(sequences.Select(o => o.Value).Distinct().Order(), sequences.Select(o => o.Value));
        Assert.InRange(records, sequences.Count, long.MaxValue);
    }
}
