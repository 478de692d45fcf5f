using System.Diagnostics;
using OptiFire.Numerics.Reductions;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class BrokerLatencyTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly FakeServiceContext _context = new(new InstanceId("infra_broker_latency"));

    [Fact]
    public void Injected_delays_come_back_as_their_percentiles_stage_by_stage()
    {
        // Delays of 1 to 1000 ms, shuffled: their p-th percentile is 10·p ms by construction. Each stage has its own share.
        int[] delays = [.. Enumerable.Range(1, 1000)];
        new Random(7).Shuffle(delays);
        var orders = new OrderLatencies(Timeout, TimeSpan.Zero);
        for (int i = 0; i < delays.Length; i++)
        {
            double at = 1 + (i * 10_000.0);
            Take(orders, i, OrderStation.Decision, at);
            Take(orders, i, OrderStation.Intent, at += delays[i] * 0.1);
            Take(orders, i, OrderStation.Sent, at += delays[i] * 0.2);
            Take(orders, i, OrderStation.Acknowledged, at += delays[i]);
            Take(orders, i, OrderStation.Filled, at + (delays[i] * 0.7));
        }

        (LatencyStage Stage, double Share)[] shares =
        [
            (LatencyStage.DecisionToIntent, 0.1),
            (LatencyStage.IntentToSent, 0.2),
            (LatencyStage.SentToAcknowledged, 1),
            (LatencyStage.AcknowledgedToFilled, 0.7),
            (LatencyStage.DecisionToFilled, 2),
        ];
        Assert.All(
            shares,
            s =>
            {
                LatencyHistogram stage = orders.Of(s.Stage, Ticks(0));
                Assert.Equal(1000, stage.Count);
                foreach (double p in (double[])[0.5, 0.95, 0.99, 1])
                {
                    double expected = 1000 * p * s.Share;
                    double tolerance = (expected * LogLinearHistogram.RelativeError) + 0.001; // and a microsecond of rounding
                    Assert.Equal(expected, stage.Milliseconds(p), tolerance);
                }
            }
        );
        Assert.Equal(0, orders.Followed);
    }

    [Fact]
    public void Order_without_an_answer_counts_at_its_age_and_truly_once_it_is_answered()
    {
        var orders = new OrderLatencies(Timeout, TimeSpan.Zero);
        for (int i = 1; i <= 100; i++)
        {
            Take(orders, i, OrderStation.Sent, 1);
            if (i > 2)
            {
                Take(orders, i, OrderStation.Acknowledged, 11);
            }
        }

        Assert.Empty(orders.Overdue(Ticks(4999))); // waiting, and not too long yet
        Assert.Equal(2, orders.Overdue(Ticks(6001)).Count);
        LatencyHistogram waiting = orders.Of(LatencyStage.SentToAcknowledged, Ticks(6001));
        Assert.Equal(100, waiting.Count);
        Assert.Equal(6000, waiting.Milliseconds(0.99), 6000 * LogLinearHistogram.RelativeError); // the 99th of 100
        Assert.Equal(10, waiting.Milliseconds(0.98), 0.1);
        Assert.Equal(9000, orders.Of(LatencyStage.SentToAcknowledged, Ticks(9001)).Milliseconds(1), 1e-9);

        Take(orders, 1, OrderStation.Acknowledged, 7001);
        Take(orders, 2, OrderStation.Ended, 7501);
        LatencyHistogram answered = orders.Of(LatencyStage.SentToAcknowledged, Ticks(99_999));
        Assert.Equal(100, answered.Count);
        Assert.Equal(7500, answered.Milliseconds(1), 1e-9);
        Assert.Equal(2, orders.LateAnswers);
    }

    [Fact]
    public void Order_that_is_never_answered_is_given_up_after_an_hour_and_still_counts()
    {
        var orders = new OrderLatencies(Timeout, TimeSpan.Zero);
        Take(orders, 1, OrderStation.Sent, 1);
        double hour = TimeSpan.FromHours(1).TotalMilliseconds;

        Assert.Empty(orders.Overdue(Ticks(hour + 1)));

        Assert.Equal(0, orders.Followed);
        Assert.Equal(1, orders.LateAnswers);
        Assert.Equal(hour, orders.Of(LatencyStage.SentToAcknowledged, Ticks(hour * 9)).Milliseconds(1), 1e-6);
    }

    [Fact]
    public void Stall_of_a_sender_counts_for_the_orders_it_held_up()
    {
        var plain = new LatencyHistogram();
        var corrected = new LatencyHistogram();

        // 10,000 answers of 1 ms, 10 ms apart, then one of 100 s: 10,000 orders were due in that time, so half of all
        // waited longer than a millisecond. The plain p99 sees one slow answer in 10,001.
        for (int i = 0; i < 10_000; i++)
        {
            plain.Record(TimeSpan.FromMilliseconds(1));
            corrected.Record(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10));
        }

        plain.Record(TimeSpan.FromSeconds(100));
        corrected.Record(TimeSpan.FromSeconds(100), TimeSpan.FromMilliseconds(10));

        Assert.Equal(1, plain.Milliseconds(0.99), 0.01);
        Assert.Equal(20_000, corrected.Count);
        Assert.Equal(1, corrected.Milliseconds(0.5), 0.01);
        Assert.Equal(50_000, corrected.Milliseconds(0.75), 50_000 * 0.01); // half-way through the stall
        Assert.Equal(98_000, corrected.Milliseconds(0.99), 98_000 * 0.01);
    }

    [Fact]
    public void Stamps_that_make_no_sense_are_stood()
    {
        var orders = new OrderLatencies(Timeout, TimeSpan.Zero);
        Take(orders, 1, OrderStation.Acknowledged, 5); // never seen sent
        Take(orders, 2, OrderStation.Filled, 5);
        Take(orders, 3, OrderStation.Sent, 10);
        Take(orders, 3, OrderStation.Acknowledged, 4); // before it was sent: two clocks
        Take(orders, 3, OrderStation.Acknowledged, 90); // twice
        Take(orders, 4, OrderStation.Sent, 10);
        Take(orders, 4, OrderStation.TimedOut, 20);
        Take(orders, 4, (OrderStation)99, 20);
        Take(orders, 4, OrderStation.Filled, 30);
        Take(orders, 4, OrderStation.Acknowledged, 31); // after its fill

        LatencyHistogram answers = orders.Of(LatencyStage.SentToAcknowledged, Ticks(100));
        Assert.Equal(2, answers.Count);
        Assert.Equal(20, answers.Milliseconds(1), 1e-9);
        Assert.Equal(1, orders.Followed); // order 3 still works
    }

    [Fact]
    public async Task Service_shows_stages_and_acts_once_on_a_slow_broker_until_it_is_clearly_faster()
    {
        var options = new BrokerLatencyOptions
        {
            MinCount = 50,
            MaxP99Milliseconds = 100,
            ReduceOnly = true,
            WindowMinutes = 1,
        };
        await using RunningService running = await RunningService.StartAsync(new BrokerLatency(options), _context);
        Assert.Equal(RunStatus.NotReady, _context.LastReport!.Result.Status);

        Answer(1, 49, milliseconds: 500);
        await running.PeriodsAsync(Period, 2);
        Assert.Empty(_context.Findings); // too few to say

        Answer(100, 10, milliseconds: 500);
        await running.PeriodsAsync(Period, 3);
        FakeFinding slow = Assert.Single(_context.Findings);
        Assert.Equal(FindingSeverity.Critical, slow.Severity);
        Assert.StartsWith("99 % of 59 orders were answered within 500", slow.Message);
        Assert.Equal(["ReduceOnly"], _context.Commands.Given.Select(c => c.Subject));

        await running.PeriodsAsync(Period, 24); // two windows later nothing of it is recent
        Answer(200, 100, milliseconds: 10);
        await running.PeriodsAsync(Period, 1);
        Assert.Equal(FindingSeverity.Information, _context.Findings.Last().Severity);
        Assert.Single(_context.Commands.Given); // an operator takes it back

        Assert.Equal(5, _context.LastReport.Tables[0].Rows.Count);
        Assert.Equal("159", _context.LastReport.Tables[0].Rows[2][1]);
        Assert.NotEmpty(Assert.Single(_context.LastReport.Charts).Panels[0].Series);
    }

    [Fact]
    public async Task Service_counts_orders_that_nobody_answers()
    {
        var options = new BrokerLatencyOptions { MinCount = 1, TimeoutMilliseconds = 3000 };
        await using RunningService running = await RunningService.StartAsync(new BrokerLatency(options), _context);
        _context.Orders.Add(1, OrderStation.Sent, TimeSpan.FromMilliseconds(1));
        await running.PeriodsAsync(Period, 1);

        Assert.Equal(1, _context.LastReport!.Figures.Single(f => f.Name == "orders_overdue").Value);
        Assert.Contains("limit 1000 ms", Assert.Single(_context.Findings).Message);
    }

    [Fact]
    public async Task Lost_stamps_are_told_and_the_orders_they_may_belong_to_left_out()
    {
        await using RunningService running = await RunningService.StartAsync(new BrokerLatency(new()), _context);
        _context.Orders.Add(1, OrderStation.Sent, TimeSpan.FromMilliseconds(1));
        _context.Orders.Dropped = 3;
        await running.PeriodsAsync(Period, 4);

        Assert.StartsWith("3 stamps of orders were lost; the 1 orders", Assert.Single(_context.Findings).Message);
        Assert.Equal(RunStatus.NotReady, _context.LastReport!.Result.Status); // nothing is known of order 1
    }

    private void Answer(long first, int count, double milliseconds)
    {
        for (long order = first; order < first + count; order++)
        {
            TimeSpan at = TimeSpan.FromMilliseconds(order);
            _context.Orders.Add(order, OrderStation.Sent, at);
            _context.Orders.Add(order, OrderStation.Acknowledged, at + TimeSpan.FromMilliseconds(milliseconds));
            _context.Orders.Add(order, OrderStation.Ended, at + TimeSpan.FromMilliseconds(milliseconds + 1));
        }
    }

    private static void Take(OrderLatencies orders, long order, OrderStation station, double milliseconds) =>
        orders.Take(new OrderTiming(order, station, Ticks(milliseconds)));

    private static long Ticks(double milliseconds) => (long)Math.Round(milliseconds / 1000 * Stopwatch.Frequency);
}
