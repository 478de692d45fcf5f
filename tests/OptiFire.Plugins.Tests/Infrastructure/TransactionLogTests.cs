using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class TransactionLogTests
{
    private readonly StateSlot<TransactionLogState> _slot = new(default);

    [Fact]
    public async Task Reports_the_head_of_the_journal_at_the_last_close()
    {
        RunReport report = await Through(enabled: true, days: 3_000);

        IReadOnlyDictionary<string, string> ports = report.Activations.Single(a => a.Role == Role.Monitor).Outputs;
        long groups = long.Parse(ports["groups"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(groups, 1, report.Head.Groups); // the run's last group is closed after the last session
        Assert.InRange(
            long.Parse(ports["bytes"], System.Globalization.CultureInfo.InvariantCulture),
            1,
            report.Head.Bytes
        );
        Assert.InRange(
            long.Parse(ports["sequence"], System.Globalization.CultureInfo.InvariantCulture),
            3_000,
            report.Head.Sequence
        );
        Assert.Equal(64, ports["head_hash"].Length);
    }

    [Fact]
    public async Task Switched_off_the_journal_goes_on()
    {
        RunReport report = await Through(enabled: false, days: 30);

        Assert.DoesNotContain(report.Activations, a => a.Role == Role.Monitor);
        Assert.True(report.Head.Records > 30);
    }

    [Fact]
    public async Task Same_run_reports_the_same() =>
        Assert.Equal((await Through(true, 40)).Head, (await Through(true, 40)).Head);

    [Fact]
    public void Ordinary_growth_is_no_finding()
    {
        Assert.Empty(Observe(Head(1, 10, "aa")));
        Assert.Empty(Observe(Head(2, 20, "bb")));
        Assert.Empty(Observe(Head(2, 20, "bb")));
    }

    [Fact]
    public void Journal_that_lost_its_end_is_critical()
    {
        Observe(Head(5, 50, "aa"));

        Assert.Equal(FindingSeverity.Critical, Assert.Single(Observe(Head(4, 40, "bb"))).Severity);
    }

    [Fact]
    public void Journal_with_another_past_is_critical()
    {
        Observe(Head(5, 50, "aa"));

        Assert.Equal(FindingSeverity.Critical, Assert.Single(Observe(Head(5, 50, "ab"))).Severity);
    }

    [Fact]
    public void Fast_growth_is_a_warning_each_time()
    {
        var options = new TransactionLogOptions { MaxGrowthMegabytes = 1 };
        Observe(Head(1, 10, "aa", bytes: 0), options);

        Assert.Empty(Observe(Head(2, 20, "bb", bytes: 1 << 20), options)); // exactly the limit
        Assert.Equal(
            FindingSeverity.Warning,
            Assert.Single(Observe(Head(3, 30, "cc", bytes: (2 << 20) + 1), options)).Severity
        );
        Assert.Empty(Observe(Head(3, 30, "cc", bytes: (2 << 20) + 1), options));
    }

    [Fact]
    public void Retention_reminds_once_for_each_span()
    {
        var options = new TransactionLogOptions { RetentionDays = 10 };
        int[] reminders = [.. Enumerable.Range(0, 31).Select(day => Observe(Head(1, 1, "aa"), options, day).Count)];

        Assert.Equal([10, 20, 30], reminders.Index().Where(r => r.Item > 0).Select(r => r.Index));
        Assert.Equal(3, reminders.Sum());
    }

    [Fact]
    public void What_was_seen_survives_saving_and_restoring()
    {
        Observe(Head(5, 50, "aa"));
        var writer = new PayloadWriter();
        _slot.Write(writer);
        var reader = new PayloadReader(writer.WrittenSpan);
        _slot.Read(ref reader);

        Assert.Equal(0, reader.Remaining);
        Assert.Single(Observe(Head(4, 40, "bb")));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new TransactionLogOptionsValidator();

        Assert.False(validator.Validate(null, new()).Failed);
        Assert.True(validator.Validate(null, new() { RetentionDays = -1 }).Failed);
        Assert.True(validator.Validate(null, new() { MaxGrowthMegabytes = 0 }).Failed);
    }

    private static JournalHead Head(long groups, long records, string hash, long bytes = 100) =>
        new(groups, records, bytes, records, hash);

    private List<(FindingSeverity Severity, string Message)> Observe(
        JournalHead head,
        TransactionLogOptions? options = null,
        int day = 1
    )
    {
        var run = new DirectRun(_slot, new AlwaysOpenCalendar()) { Journal = head, Now = TestRun.Day(day) };
        _slot.Begin();
        Assert.Equal(RunResult.Ok, new TransactionLog(options ?? new()).Observe(run));
        _slot.Commit();
        Assert.Equal(head.Hash, run.Value(TransactionLog.HeadHash));
        return run.Findings;
    }

    private static async Task<RunReport> Through(bool enabled, int days)
    {
        var run = new TestRun("A");
        run.Builder.AddPlugin<TransactionLog, TransactionLogOptions, TransactionLogOptionsValidator>(
            enabled: enabled ? null : false // on by default: it is safety-critical
        );
        run.With([.. Enumerable.Range(0, days).Select(day => run.BarOf(day, 100 + (day % 7), 100 + ((day + 1) % 7)))]);
        return await run.RunAsync();
    }
}
