using OptiFire.Numerics.Microstructure;

namespace OptiFire.Numerics.Tests.Microstructure;

public sealed class MicroPriceTests
{
    private const double Tick = 0.01;

    [Fact]
    public void Independent_queues_give_the_probability_of_the_next_move()
    {
        // Each event redraws the long side with even odds; a long bid is followed by a rise with odds 3/10, a long ask
        // by a fall with the same. Then g₁ solves g = 0.3·tick + 0.7·(g/2 − g/2), and a move leaves an even state: g = g₁.
        Random random = new(11);
        BookLevels[] books = Walk(random, 200_000, up: 0.3, down: 0.3);

        MicroPrice fit = MicroPrice.Fit(books, Tick, 2, 1);

        Assert.True(fit.Status.Converged, $"{fit.Status}");
        Assert.Equal(0.3 * Tick, fit.Adjustment(new(10, 9, 10.01, 1)), 0.005 * Tick);
        Assert.Equal(10.005 + 0.3 * Tick, fit.At(new(10, 9, 10.01, 1)), 0.005 * Tick);
    }

    [Fact]
    public void Adjustments_are_mirror_images_and_stay_within_the_move()
    {
        MicroPrice fit = MicroPrice.Fit(Walk(new(12), 20_000, up: 0.2, down: 0.4), Tick, 4, 2);

        double bid = fit.Adjustment(new(10, 9, 10.01, 1));
        Assert.Equal(-bid, fit.Adjustment(new(10, 1, 10.01, 9)), 1e-14);
        Assert.InRange(bid, 0, Tick);
    }

    [Fact]
    public void States_never_seen_and_quotes_that_are_none_have_no_price()
    {
        MicroPrice fit = MicroPrice.Fit(Walk(new(13), 5000, 0.3, 0.3), Tick, 2, 2);

        Assert.True(double.IsNaN(fit.At(new(10, 9, 10.02, 1)))); // a spread of two never occurred
        Assert.True(double.IsNaN(fit.At(new(10, 9, 10.09, 1)))); // beyond the grid
        Assert.True(double.IsNaN(fit.At(new(10.02, 9, 10.01, 1)))); // crossed
        Assert.True(double.IsNaN(fit.At(new(10, 9, 10.01, 0)))); // one-sided
        Assert.True(double.IsNaN(fit.At(new(10, double.NaN, 10.01, 1))));
    }

    [Fact]
    public void Books_whose_mid_never_moves_cannot_be_fitted()
    {
        BookLevels[] still = [.. Enumerable.Range(0, 100).Select(i => new BookLevels(10, 1 + i % 9, 10.01, 5))];

        MicroPrice fit = MicroPrice.Fit(still, Tick);

        Assert.False(fit.Status.Converged);
        Assert.True(double.IsNaN(fit.At(still[0])));
        Assert.True(double.IsNaN(MicroPrice.Fit([], Tick).At(still[0])));
    }

    [Fact]
    public void Bad_parameters_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MicroPrice.Fit([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MicroPrice.Fit([], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => MicroPrice.Fit([], Tick, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MicroPrice.Fit([], Tick, 2, 0));
    }

    [Fact]
    public void ThreeLines()
    {
        BookLevels[] past = Walk(new(14), 2000, 0.3, 0.3);
        MicroPrice fit = MicroPrice.Fit(past, Tick, imbalanceBuckets: 4, spreadTicks: 1);
        double price = fit.At(past[^1]);
        Assert.InRange(price, past[^1].Bid, past[^1].Ask);
    }

    private static BookLevels[] Walk(Random random, int count, double up, double down)
    {
        BookLevels[] books = new BookLevels[count];
        long ticks = 100_000;
        bool longBid = true;
        for (int i = 0; i < count; i++)
        {
            books[i] = new(ticks * Tick, longBid ? 9 : 1, (ticks + 1) * Tick, longBid ? 1 : 9);
            ticks += random.NextDouble() < (longBid ? up : down) ? (longBid ? 1 : -1) : 0;
            longBid = random.Next(2) == 0;
        }

        return books;
    }
}
