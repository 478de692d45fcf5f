using OptiFire.Numerics.Text;

namespace OptiFire.Numerics.Tests.Text;

public sealed class HeadlineNoveltyTests
{
    private static readonly DateTimeOffset Start = new(2014, 1, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Three_lines_find_a_copy()
    {
        var novelty = new HeadlineNovelty(TimeSpan.FromDays(1));
        NoveltyReading first = novelty.Observe(Start, "Apple shares fall after iPhone sales miss");
        NoveltyReading copy = novelty.Observe(Start.AddMinutes(5), "APPLE shares fall, after iPhone sales miss!");

        Assert.Equal(new(1, null, false), first);
        Assert.Equal(new(0, Start, true), copy);
    }

    [Fact]
    public void Similarity_is_what_the_hand_counts()
    {
        var novelty = new HeadlineNovelty(TimeSpan.FromDays(1));
        novelty.Observe(Start, "oil prices rise");

        // {oil, prices, rise, oil prices, prices rise} and {oil, prices, fall, oil prices, prices fall}: 3 of 7.
        NoveltyReading reading = novelty.Observe(Start, "oil prices fall");

        Assert.Equal(4.0 / 7, reading.Novelty, 1e-15);
        Assert.False(reading.IsDuplicate);
    }

    [Fact]
    public void Headline_is_forgotten_after_the_window_but_a_repeated_one_is_renewed()
    {
        var novelty = new HeadlineNovelty(TimeSpan.FromHours(2));
        novelty.Observe(Start, "one story");
        novelty.Observe(Start, "another thing");

        Assert.True(novelty.Observe(Start.AddHours(2), "one story").IsDuplicate);
        Assert.True(novelty.Observe(Start.AddHours(4), "one story").IsDuplicate);
        Assert.Equal(1, novelty.Observe(Start.AddHours(4), "another thing").Novelty);
        Assert.Equal(2, novelty.Remembered.Count);
    }

    [Fact]
    public void Memory_is_bounded_by_the_capacity()
    {
        var novelty = new HeadlineNovelty(TimeSpan.FromDays(1), capacity: 3);
        for (int i = 0; i < 10; i++)
        {
            novelty.Observe(Start, $"story{i}");
        }

        Assert.Equal(3, novelty.Remembered.Count);
        Assert.True(novelty.Observe(Start, "story9").IsDuplicate);
        Assert.False(novelty.Observe(Start, "story0").IsDuplicate);
    }

    [Fact]
    public void Duplicating_all_headlines_changes_no_reading_of_the_originals()
    {
        string[] headlines = ["oil rises", "oil rises again", "banks merge", "oil falls", "banks merge in europe"];
        var once = new HeadlineNovelty(TimeSpan.FromDays(1));
        var twice = new HeadlineNovelty(TimeSpan.FromDays(1));
        for (int i = 0; i < headlines.Length; i++)
        {
            NoveltyReading expected = once.Observe(Start.AddMinutes(i), headlines[i]);
            Assert.Equal(expected, twice.Observe(Start.AddMinutes(i), headlines[i]));
            Assert.True(twice.Observe(Start.AddMinutes(i), headlines[i]).Novelty <= 0.3);
        }
    }

    [Fact]
    public void Saved_memory_goes_on_the_same()
    {
        string[] headlines = ["oil rises", "oil rises again", "banks merge", "oil rises", "banks merge", "fed waits"];
        var first = new HeadlineNovelty(TimeSpan.FromMinutes(3), 4, 0.5);
        var second = new HeadlineNovelty(TimeSpan.FromMinutes(3), 4, 0.5);
        for (int i = 0; i < headlines.Length; i++)
        {
            Assert.Equal(
                first.Observe(Start.AddMinutes(i), headlines[i]),
                second.Observe(Start.AddMinutes(i), headlines[i])
            );
            IReadOnlyList<RememberedHeadline> saved = second.Remembered;
            second = new(TimeSpan.FromMinutes(3), 4, 0.5);
            second.Restore(saved);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var novelty = new HeadlineNovelty(TimeSpan.FromDays(1), 1);
        Assert.Equal(new(1, null, false), novelty.Observe(Start, " ?!"));
        Assert.Empty(novelty.Remembered);
        novelty.Observe(Start, "story");

        Assert.Throws<ArgumentException>(() => novelty.Observe(Start.AddTicks(-1), "story"));
        Assert.Throws<ArgumentNullException>(() => novelty.Observe(Start, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeadlineNovelty(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeadlineNovelty(TimeSpan.FromDays(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeadlineNovelty(TimeSpan.FromDays(1), 1, double.NaN));
        Assert.Throws<ArgumentException>(() => novelty.Restore([new(Start, [2, 1])]));
        Assert.Throws<ArgumentException>(() => novelty.Restore([new(Start, [1]), new(Start, [2])]));
    }
}
