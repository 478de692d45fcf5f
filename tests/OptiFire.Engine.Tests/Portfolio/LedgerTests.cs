using OptiFire.Engine.Market;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Portfolio;

public sealed class LedgerTests
{
    private static readonly InstrumentId Share = new(0);
    private static readonly InstrumentId Contract = new(1);
    private static readonly InstanceId Left = new("left");
    private static readonly InstanceId Right = new("right");

    private readonly Ledger _ledger = new(
        new InstrumentCatalogue([
            new Instrument { Symbol = "SHARE" },
            new Instrument
            {
                Symbol = "CONTRACT",
                Multiplier = 100m,
                LotSize = 0.001m,
                QuantityDigits = 3,
            },
        ]),
        Currency.Usd
    );

    [Fact]
    public void Buying_twice_averages_the_cost_by_hand()
    {
        Trade(Share, 100, 10m);
        Trade(Share, 50, 13m);

        Assert.Equal((150m, 11m), (Held(Share).Quantity, Held(Share).AverageCost)); // (1000 + 650) / 150
        Assert.Equal(0m, _ledger.RealizedPnl);
    }

    [Fact]
    public void Selling_a_part_realises_against_the_average_and_keeps_it()
    {
        Trade(Share, 150, 11m);
        Trade(Share, -60, 12.5m);

        Assert.Equal((90m, 11m, 90m), (Held(Share).Quantity, Held(Share).AverageCost, _ledger.RealizedPnl)); // 60 × 1.5
    }

    [Fact]
    public void Crossing_zero_realises_the_old_side_and_opens_the_new_one_at_the_price()
    {
        Trade(Share, 100, 10m);
        Trade(Share, -150, 12m);

        Assert.Equal((-50m, 12m, 200m), (Held(Share).Quantity, Held(Share).AverageCost, _ledger.RealizedPnl));
        Trade(Share, 50, 11m);
        Assert.Equal(250m, _ledger.RealizedPnl);
        Assert.True(_ledger.IsFlat);
    }

    [Fact]
    public void A_multiplier_counts_in_cash_value_and_result()
    {
        _ledger.BookFlow(100_000m);
        Trade(Contract, 0.5m, 20m, fee: 1m);
        _ledger.Mark(Contract, 22_0000);

        Assert.Equal(100_000m - 1_000m - 1m, _ledger.Cash);
        Assert.Equal(100m, _ledger.UnrealizedPnl);
        Assert.Equal(100_099m, _ledger.Equity);
        Assert.Equal(1_100m, _ledger.GrossExposure);
    }

    [Fact]
    public void A_position_without_a_mark_counts_at_cost_and_never_at_zero()
    {
        _ledger.BookFlow(1_000m);
        Trade(Share, 30, 7m);

        Assert.Null(_ledger.MarkOf(Share));
        Assert.Equal(1_000m, _ledger.Equity);
        Assert.Equal(0m, _ledger.UnrealizedPnl);
    }

    [Theory]
    [InlineData(2, 1, 33, 66, 0)]
    [InlineData(1, 3, 300, 100, 0)] // a third has no end in decimals: no share may go missing
    [InlineData(3, 2, 33, 49, 0.5)] // 49.5 shares: half a share is paid out
    [InlineData(1, 10, 5, 0, 0.5)]
    public void A_split_keeps_the_value_and_pays_out_the_fraction(
        long after,
        long before,
        int held,
        int expected,
        double fraction
    )
    {
        Trade(Share, held, 30m);
        _ledger.Mark(Share, 60_0000);
        decimal equity = _ledger.Equity;

        _ledger.BookSplit(Share, after, before);

        Assert.Equal(expected, _ledger.QuantityOf(Share));
        Assert.Equal(equity, _ledger.Equity, 9);
        Assert.Equal((decimal)fraction * 60m * before / after, _ledger.Cash + (held * 30m), 9);
        Assert.Equal(expected == 0, _ledger.IsFlat);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 7)]
    [InlineData(5, 4)]
    public void Owners_parts_sum_to_the_account_after_a_split(long after, long before)
    {
        _ledger.BookFill(Share, 33, 10m, 0, [new Allocation(Left, 50), new Allocation(Right, -17)]);
        _ledger.Mark(Share, 10_0000);

        _ledger.BookSplit(Share, after, before);

        decimal left = _ledger.QuantityOf(Left, Share);
        decimal right = _ledger.QuantityOf(Right, Share);
        Assert.Equal(_ledger.QuantityOf(Share), left + right);
        Assert.Equal((0m, 0m), (left % 1, right % 1));
    }

    [Fact]
    public void A_short_position_pays_the_dividend_a_long_one_receives()
    {
        Trade(Share, 100, 10m);
        _ledger.BookDividend(Share, 0.25m);
        Assert.Equal(25m, _ledger.Dividends);

        Trade(Share, -300, 10m);
        _ledger.BookDividend(Share, 0.25m);
        Assert.Equal(25m - 50m, _ledger.Dividends);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void A_split_into_nothing_is_refused(long after, long before) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _ledger.BookSplit(Share, after, before));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Flows_results_dividends_and_fees_are_the_equity_exactly(int seed)
    {
        var random = new Random(seed);
        _ledger.BookFlow(1_000_000m);
        for (int i = 0; i < 3_000; i++)
        {
            InstrumentId id = random.Next(2) == 0 ? Share : Contract;
            decimal lot = id == Share ? 1m : 0.001m;
            switch (random.Next(20))
            {
                case 0:
                    _ledger.BookFlow(random.Next(-10_000, 10_000) / 100m);
                    break;
                case 1:
                    _ledger.BookDividend(id, random.Next(1, 100) / 100m);
                    break;
                case 2:
                    _ledger.BookSplit(id, random.Next(1, 4), random.Next(1, 4));
                    break;
                default:
                    decimal quantity = random.Next(-500, 501) * lot;
                    if (quantity != 0)
                    {
                        Trade(id, quantity, random.Next(1_00, 300_00) / 100m, random.Next(0, 100) / 1_000m);
                    }

                    break;
            }

            _ledger.Mark(id, random.Next(1_0000, 300_0000));
            PortfolioView view = _ledger.ToView(i, Timestamp.MinValue);
            Assert.Equal(view.Cash + view.Positions.Sum(p => p.MarketValue), view.Equity);
            Assert.Equal(_ledger.Equity, view.Equity);
            Assert.Equal(
                _ledger.Equity,
                _ledger.NetFlows + _ledger.RealizedPnl + _ledger.UnrealizedPnl + _ledger.Dividends - _ledger.Fees
            );
        }
    }

    private void Trade(InstrumentId id, decimal quantity, decimal price, decimal fee = 0) =>
        _ledger.BookFill(id, quantity, price, fee, [new Allocation(Left, quantity)]);

    private Position Held(InstrumentId id) => _ledger.ToView(1, Timestamp.MinValue).PositionIn(id);
}
