using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>What happens on real time reaches the store within a second, and a replay ends its groups where the run did.</summary>
[Collection(nameof(BudgetCollection))]
public sealed class GroupTimerTests
{
    [Fact]
    public async Task Little_that_happens_reaches_the_store_second_by_second()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: 5, bars: 16);
        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        // 16 bars take 3 seconds: without a clock they would be one group, well below its 64 KB.
        CommitGroup[] groups = [.. run.Store.Journal.Read()];
        Assert.InRange(groups.Length, 3, 8);
        await using var replay = new BudgetRun(bench, pace: null, bars: 16);
        ReplayComparison comparison = await replay.Engine.CompareAsync(
            run.Store.Journal,
            TestContext.Current.CancellationToken
        );
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    [Fact]
    public async Task A_long_wait_begins_with_nothing_in_hand()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: 0.8, bars: 4);
        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        // A bar each 1.25 s: the group of each is ended before the wait for the next.
        Assert.InRange(run.Store.Journal.Read().Count(), 4, 6);
    }

    [Fact]
    public async Task On_virtual_time_only_the_content_ends_groups()
    {
        using var bench = new Workbench();
        await using var run = new BudgetRun(bench, pace: null, bars: 16);
        await run.Engine.RunAsync(TestContext.Current.CancellationToken);

        Assert.Single(run.Store.Journal.Read());
    }
}
