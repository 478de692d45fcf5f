using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Testing.Journals;
using OptiFire.TestSupport;

namespace OptiFire.Testing.Tests.Brokers;

/// <summary>An engine that dies anywhere and starts again ends where one ends that never died.</summary>
public sealed class ResumptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.BeforeSend, 0, TimeInForce.Day)]
    [InlineData(Durability.BeforeSend, 3, TimeInForce.Day)]
    [InlineData(Durability.Grouped, 0, TimeInForce.Day)]
    [InlineData(Durability.Grouped, 3, TimeInForce.GoodTilCanceled)]
    [InlineData(Durability.BeforeSend, 0, TimeInForce.AtTheClose)]
    public async Task An_engine_killed_between_itself_and_the_broker_ends_on_the_same_ledger(
        Durability durability,
        int delay,
        TimeInForce lives
    )
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), durability, delay, lives);
        RunReport expected = await whole.LiveAsync(cancellationToken: Token);
        Assert.True(expected.Orders > 20, $"only {expected.Orders} orders: nothing to lose");

        for (int diesAt = 1; diesAt < whole.Passed; diesAt += 1 + (whole.Passed / 13))
        {
            var run = new TradingRun(folder.File($"killed-{diesAt}"), durability, delay, lives);
            await Assert.ThrowsAsync<EngineKilledException>(() => run.LiveAsync(diesAt, Token));
            await EndsAlike(run, whole, expected, $"killed at {diesAt}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_engine_killed_in_many_lives_ends_on_the_same_ledger(int delay)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, delay, TimeInForce.Day);
        RunReport expected = await whole.LiveAsync(cancellationToken: Token);
        var run = new TradingRun(folder.File("killed"), Durability.BeforeSend, delay, TimeInForce.Day);
        var random = new Random(7);
        int deaths = 0;
        for (int life = 0; life < 30; life++)
        {
            try
            {
                await run.LiveAsync(random.Next(1, 60), Token);
                break;
            }
            catch (EngineKilledException)
            {
                deaths++;
            }
        }

        Assert.True(deaths > 5, $"only {deaths} deaths");
        await EndsAlike(run, whole, expected, $"killed {deaths} times");
    }

    [Fact]
    public async Task An_engine_that_lost_the_end_of_its_journal_ends_on_the_same_ledger()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, 1, TimeInForce.Day);
        RunReport expected = await whole.LiveAsync(cancellationToken: Token);
        int groups = whole.Journal.Groups.Count;
        for (int kept = 0; kept < groups; kept += 1 + (groups / 9))
        {
            // The broker did everything; the engine remembers the first groups only.
            string file = folder.File($"cut-{kept}");
            File.Copy(folder.File("whole"), file);
            var run = new TradingRun(file, Durability.BeforeSend, 1, TimeInForce.Day)
            {
                Journal = whole.Journal.Cut(kept),
            };
            await EndsAlike(run, whole, expected, $"{kept} of {groups} groups kept");
        }
    }

    [Fact]
    public async Task A_broker_whose_file_was_cut_anywhere_and_an_engine_that_lost_as_much_end_on_the_same_ledger()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, 0, TimeInForce.Day);
        RunReport expected = await whole.LiveAsync(cancellationToken: Token);
        byte[] bytes = await File.ReadAllBytesAsync(folder.File("whole"), Token);
        for (int length = 0; length < bytes.Length; length += 1 + (bytes.Length / 6))
        {
            string file = folder.File($"torn-{length}");
            await File.WriteAllBytesAsync(file, bytes[..length], Token);
            var run = new TradingRun(file, Durability.BeforeSend, 0, TimeInForce.Day);
            await EndsAlike(run, whole, expected, $"{length} bytes kept");
        }
    }

    [Fact]
    public async Task A_cancelled_run_goes_on_where_it_was()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, 0, TimeInForce.Day);
        RunReport expected = await whole.LiveAsync(cancellationToken: Token);
        for (int group = 1; group < whole.Journal.Groups.Count; group += 17)
        {
            var run = new TradingRun(folder.File($"stopped-{group}"), Durability.BeforeSend, 0, TimeInForce.Day);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            run.Journal.Appending = g =>
            {
                if (g.Number == group)
                {
                    stop.Cancel();
                }
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.LiveAsync(0, stop.Token));
            await EndsAlike(run, whole, expected, $"stopped at group {group}");
        }
    }

    [Fact]
    public async Task A_comparison_with_an_unfinished_journal_sends_nothing()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, 0, TimeInForce.Day);
        await whole.LiveAsync(cancellationToken: Token);
        MemoryJournalStore half = whole.Journal.Cut(whole.Journal.Groups.Count / 2);
        var other = new TradingRun(folder.File("other"), Durability.BeforeSend, 0, TimeInForce.Day);

        ReplayDifference? difference = await other.CompareAsync(half, Token);

        Assert.NotNull(difference);
        Assert.Null(difference.Recorded);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_comparison_with_a_whole_journal_finds_no_difference()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var whole = new TradingRun(folder.File("whole"), Durability.BeforeSend, 2, TimeInForce.Day);
        await whole.LiveAsync(cancellationToken: Token);
        var other = new TradingRun(folder.File("other"), Durability.BeforeSend, 2, TimeInForce.Day);

        Assert.Null(await other.CompareAsync(whole.Journal, Token));
        Assert.Empty(other.Received);
    }

    private static async Task EndsAlike(TradingRun run, TradingRun whole, RunReport expected, string how)
    {
        RunReport report = await run.LiveAsync(cancellationToken: Token);
        Assert.True(run.Duplicates.Count == 0, $"{how}: sent twice: {string.Join(", ", run.Duplicates)}");
        Assert.True(whole.Received.SequenceEqual(run.Received), $"{how}: other orders were sent");
        Assert.True(expected.Fills == report.Fills, $"{how}: {report.Fills} fills instead of {expected.Fills}");
        Assert.Equal(expected.Portfolio.Cash, report.Portfolio.Cash);
        Assert.Equal(expected.Portfolio.Equity, report.Portfolio.Equity);
        Assert.Equal(Held(expected), Held(report));
        Assert.Equal(run.BrokerPositions.OrderBy(p => p.Key.Value), Held(report));
        Assert.Equal(expected.EquityCurve, report.EquityCurve);
    }

    private static KeyValuePair<Sdk.Market.InstrumentId, decimal>[] Held(RunReport report) =>
        [
            .. report
                .Portfolio.Positions.Where(p => p.Quantity != 0)
                .OrderBy(p => p.Instrument.Value)
                .Select(p => KeyValuePair.Create(p.Instrument, p.Quantity)),
        ];
}
