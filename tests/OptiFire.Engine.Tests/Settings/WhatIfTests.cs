using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Settings;

public sealed class WhatIfTests
{
    private static readonly string Flips = string.Join(' ', Enumerable.Range(0, 60).Select(i => i / 5 % 2));

    [Fact]
    public async Task The_version_that_was_in_force_changes_nothing()
    {
        LiveRun run = await RunAsync();

        WhatIfReport same = await run.WhatIfAsync(1, Timestamp.FromUtc(2015, 2, 2), Timestamp.FromUtc(2015, 3, 2));

        Assert.Empty(same.OnlyRecorded);
        Assert.Empty(same.OnlyAlternative);
        Assert.Equal(same.Recorded.EquityAfter, same.Alternative.EquityAfter);
        Assert.NotEmpty(same.Recorded.Orders);
    }

    [Fact]
    public async Task Another_version_differs_from_its_moment_on_and_not_before()
    {
        LiveRun run = await RunAsync();
        Timestamp from = Timestamp.FromUtc(2015, 2, 2);

        // The second version switches the strategy off; in the recorded run it came after this window.
        WhatIfReport other = await run.WhatIfAsync(2, from, Timestamp.FromUtc(2015, 3, 2));

        Assert.Equal(other.Recorded.EquityBefore, other.Alternative.EquityBefore);
        Assert.DoesNotContain(other.Alternative.Orders, o => o.SignedQuantity > 0);
        Assert.All(other.OnlyRecorded, order => Assert.True(order.DecidedAt >= from));
        Assert.NotEmpty(other.OnlyRecorded);
        Assert.NotEqual(other.Recorded.EquityAfter, other.Alternative.EquityAfter);
    }

    [Fact]
    public async Task An_unknown_version_is_refused()
    {
        LiveRun run = await RunAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            run.WhatIfAsync(9, Timestamp.MinValue, Timestamp.MaxValue)
        );
    }

    private static Task<LiveRun> RunAsync() =>
        new LiveRun { Versions = new KeptVersions() }
            .With(b => b.AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = Flips }, enabled: true))
            .Set(52, ("plugins.test_script.enabled", "false"))
            .RunAsync();
}
