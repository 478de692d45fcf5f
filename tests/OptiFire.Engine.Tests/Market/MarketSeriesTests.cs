using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Market;

public sealed class MarketSeriesTests
{
    private const int Length = 50;

    private static readonly Instrument Share = new() { Symbol = "SHARE", Id = new InstrumentId(0) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_window_is_the_newest_rows_in_order_of_event_time()
    {
        MarketSeries<Bar> series = Filled(rows: 3 * Length);

        using MarketWindow<Bar> window = series.Capture();

        Assert.Equal(Enumerable.Range(2 * Length, Length).Select(i => (long)i), Minutes(window.Rows));
    }

    [Fact]
    public void An_empty_series_has_an_empty_window()
    {
        using MarketWindow<Bar> window = new MarketSeries<Bar>(Share, 3).Capture();

        Assert.True(window.Rows.IsEmpty);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(99)]
    [InlineData(100)] // the block is exactly full: a late row moves the window
    [InlineData(101)]
    public void A_late_row_is_put_in_its_place_wherever_it_belongs(int rows)
    {
        for (int late = 0; late < rows; late++)
        {
            var series = new MarketSeries<Bar>(Share, Length);
            for (int i = 0; i < rows; i++)
            {
                if (i != late)
                {
                    series.Append(Row(i));
                }
            }

            Assert.True(series.Append(Row(late)));
            using MarketWindow<Bar> window = series.Capture();
            Assert.Equal(Enumerable.Range(rows - Length, Length).Select(i => (long)i), Minutes(window.Rows));
        }
    }

    [Fact]
    public void A_row_that_is_known_already_says_nothing_new()
    {
        MarketSeries<Bar> series = Filled(rows: 10);

        Assert.False(series.Append(Row(9)));
        Assert.False(series.Append(Row(4)));
    }

    [Fact]
    public void A_higher_revision_corrects_and_a_lower_one_never_undoes_it()
    {
        MarketSeries<Bar> series = Filled(rows: 10);

        Assert.True(series.Append(Row(4, revision: 2)));
        Assert.False(series.Append(Row(4, revision: 1)));
        Assert.False(series.Append(Row(4, revision: 2)));

        using MarketWindow<Bar> window = series.Capture();
        Assert.Equal(2, window.Rows[4].Revision);
        Assert.Equal(10, window.Rows.Length);
    }

    [Fact]
    public void A_captured_window_keeps_what_it_saw()
    {
        MarketSeries<Bar> series = Filled(rows: 70);
        using MarketWindow<Bar> before = series.Capture();
        Bar[] seen = before.Rows.ToArray();

        for (int i = 70; i < 1_000; i++)
        {
            series.Append(Row(i));
            series.Append(Row(i - 5, revision: i));
        }

        Assert.Equal(seen, before.Rows.ToArray());
    }

    [Fact]
    public void A_disposed_window_gives_nothing()
    {
        MarketWindow<Bar> window = Filled(rows: 5).Capture();
        window.Dispose();
        window.Dispose();

        Assert.Throws<ObjectDisposedException>(() => window.Rows.Length);
    }

    [Fact]
    public void Memory_stays_bounded_while_windows_are_given_back()
    {
        MarketSeries<Bar> series = Filled(rows: 10);

        for (int i = 10; i < 20_000; i++)
        {
            using MarketWindow<Bar> held = series.Capture();
            series.Append(Row(i));
            series.Append(Row(i - 3, revision: 1));
        }

        Assert.InRange(series.Blocks, 2, 4);
    }

    [Fact]
    public async Task Readers_on_other_threads_find_no_torn_and_no_changed_window()
    {
        const int readers = 4;
        const int rows = 60_000;
        const int mostRows = 20_000_000;
        const long fewestWindows = 20;
        long[] windows = new long[readers];
        var series = new MarketSeries<Bar>(Share, Length);
        bool isDone = false;
        Task[] reading =
        [
            .. Enumerable
                .Range(0, readers)
                .Select(slow =>
                    Task.Run(
                        () =>
                        {
                            while (!Volatile.Read(ref isDone))
                            {
                                using MarketWindow<Bar> window = series.Capture();
                                long first = Check(window.Rows);
                                Thread.SpinWait(1 << (2 * slow)); // some hold their window for long
                                Assert.Equal(first, Check(window.Rows));
                                Interlocked.Increment(ref windows[slow]);
                            }
                        },
                        Token
                    )
                ),
        ];
        var random = new Random(5);
        // On a busy machine a reader may start late: the writer goes on until each has looked often enough.
        for (int i = 0; i < rows || (i < mostRows && windows.Any(w => Volatile.Read(ref w) < fewestWindows)); i++)
        {
            if (i % 7 != 3)
            {
                series.Append(Row(i));
            }

            if (i % 7 == 6)
            {
                series.Append(Row(i - 3)); // late
            }

            if (i > 100 && random.Next(5) == 0)
            {
                series.Append(Row(i - random.Next(1, 80), revision: i));
            }
        }

        Volatile.Write(ref isDone, true);
        await Task.WhenAll(reading);

        Assert.All(windows, count => Assert.True(count >= fewestWindows));
        Assert.True(series.Blocks <= 4 + readers, $"{series.Blocks} blocks for {readers} readers");
    }

    private static MarketSeries<Bar> Filled(int rows)
    {
        var series = new MarketSeries<Bar>(Share, Length);
        for (int i = 0; i < rows; i++)
        {
            series.Append(Row(i));
        }

        return series;
    }

    // Every field of a row follows from its minute and its revision: a torn row gives itself away.
    private static Bar Row(long minute, int revision = 0) =>
        new()
        {
            Instrument = Share.Id,
            Size = BarSize.Minute,
            Start = new Timestamp(minute * 60_000_000_000L),
            EventTime = new Timestamp((minute + 1) * 60_000_000_000L),
            AvailableAt = new Timestamp((minute + 1) * 60_000_000_000L),
            Open = minute,
            High = minute + revision,
            Low = minute ^ revision,
            Close = minute * 31,
            Volume = minute + (7L * revision),
            Revision = revision,
        };

    private static long Check(ReadOnlySpan<Bar> rows)
    {
        long sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            Bar row = rows[i];
            Assert.Equal(Row(row.Open, row.Revision), row);
            Assert.True(i == 0 || rows[i - 1].EventTime < row.EventTime, "not in order");
            sum = (sum * 31) + row.Volume;
        }

        return sum;
    }

    private static long[] Minutes(ReadOnlySpan<Bar> rows)
    {
        long[] minutes = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            minutes[i] = rows[i].Open;
        }

        return minutes;
    }
}
