using OptiFire.Engine.Settings;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using static OptiFire.Engine.Tests.Settings.SettingsFixture;

namespace OptiFire.Engine.Tests.Settings;

public sealed class SettingsHandoverTests
{
    private static readonly InstanceId Plain = new("diag_plain");

    [Fact]
    public async Task Running_engine_is_handed_every_version_and_says_where_it_took_it()
    {
        using SettingsService service = Open();
        await service.Set("risk.max_drawdown", "0.07");
        var target = new FakeTarget();

        Assert.Equal(2, service.Attach(target).Number);
        SettingsOutcome first = await service.Set("risk.max_drawdown", "0.06");
        SettingsOutcome second = await service.Set("risk.max_drawdown", "0.05");
        service.Detach(target);
        SettingsOutcome third = await service.Set("risk.max_drawdown", "0.04");

        Assert.Equal([3, 4], target.Taken);
        Assert.Equal((10, 20, null), (first.AppliedAt, second.AppliedAt, third.AppliedAt));
    }

    [Fact]
    public async Task Callers_at_once_make_versions_without_holes_handed_over_in_order()
    {
        using SettingsService service = Open();
        var target = new FakeTarget(); // it checks that it is handed one at a time
        service.Attach(target);

        SettingsOutcome[] outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 200)
                .Select(i => Task.Run(() => service.Set("plugins.diag_plain.options.window", $"{i}")))
        );

        int changed = outcomes.Count(o => o.Changed);
        Assert.Equal(Enumerable.Range(2, changed), target.Taken.Select(n => (int)n));
        Assert.All(outcomes.Where(o => o.Changed), o => Assert.Equal(10 * (o.Version.Number - 1), o.AppliedAt));
        Assert.Equal(target.Taken.Count + 1, service.Current.Number);
    }

    [Fact]
    public async Task Run_that_ends_lets_go_of_a_version_it_never_took()
    {
        using SettingsService service = Open();
        var never = new TaskCompletionSource();
        var target = new FakeTarget { Until = never.Task };
        service.Attach(target);
        Task<SettingsOutcome> pending = service.Set("risk.max_drawdown", "0.07");

        Assert.True(SpinWait.SpinUntil(() => service.Current.Number == 2, TimeSpan.FromSeconds(30)));
        Assert.False(pending.IsCompleted);
        service.Detach(target);

        SettingsOutcome outcome = await pending;
        Assert.True(outcome.Changed);
        Assert.Null(outcome.AppliedAt);
        Assert.Equal(2, service.Attach(new FakeTarget()).Number); // the next run begins with it
        never.SetResult();
    }

    [Fact]
    public async Task Engine_that_cannot_take_a_version_is_no_secret()
    {
        using SettingsService service = Open();
        var target = new FakeTarget { Until = Task.FromException(new InvalidOperationException("broken")) };
        service.Attach(target);

        await Assert.ThrowsAsync<InvalidOperationException>(() => service.Set("risk.max_drawdown", "0.07"));

        Assert.Equal(2, service.Current.Number); // it is stored, and in force at the next start
    }

    [Fact]
    public void Two_engines_cannot_share_settings()
    {
        using SettingsService service = Open();
        var first = new FakeTarget();
        service.Attach(first);

        Assert.Throws<InvalidOperationException>(() => service.Attach(new FakeTarget()));
        service.Detach(new FakeTarget());
        Assert.Throws<InvalidOperationException>(() => service.Attach(new FakeTarget()));
        service.Detach(first);
        service.Attach(new FakeTarget());
    }

    [Fact]
    public async Task Flags_are_known_as_of_every_sequence_of_the_run()
    {
        using SettingsService service = Open();
        await service.Set("plugins.diag_plain.enabled", "true"); // before the run
        service.Attach(new FakeTarget());
        await service.Set("plugins.diag_plain.enabled", "false"); // at 10
        await service.Set("risk.max_drawdown", "0.07"); // at 20
        await service.Set("plugins.diag_plain.enabled", "true"); // at 30

        Assert.Equal(
            [(0, true), (9, true), (10, false), (29, false), (30, true), (1_000_000, true)],
            ((long[])[0, 9, 10, 29, 30, 1_000_000]).Select(s => ((int)s, service.WasEnabled(Plain, s)))
        );
        Assert.True(service.WasEnabled(new InstanceId("diag_plain", "second"), 5)); // by its registration
        Assert.True(service.WasEnabled(new InstanceId("risk_vital"), 5)); // by being safety-critical
        Assert.False(service.WasEnabled(new InstanceId("alpha_none"), 5));
    }

    [Fact]
    public async Task Continued_run_knows_the_flags_of_its_first_part()
    {
        using SettingsService service = Open();
        await service.Set("plugins.diag_plain.enabled", "true");
        service.Attach(new FakeTarget());

        service.NoteStart(service.Find(1)!);
        service.NoteApplied(500, service.Find(2)!);

        Assert.False(service.WasEnabled(Plain, 499));
        Assert.True(service.WasEnabled(Plain, 500));
        Assert.Throws<ArgumentOutOfRangeException>(() => service.NoteApplied(499, service.Find(1)!));
    }
}
