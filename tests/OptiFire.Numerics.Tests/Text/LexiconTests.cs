using OptiFire.Numerics.Text;

namespace OptiFire.Numerics.Tests.Text;

public sealed class LexiconTests
{
    private static readonly WordList Small = new(["good", "gain"], ["bad", "loss"]);

    [Fact]
    public void Three_lines_score_a_headline()
    {
        var scorer = new LexiconScorer(WordList.Finance);
        LexiconCount count = scorer.Count("Oil producer beats estimates, warns of weak demand");

        Assert.Equal(new(1, 2, 8), count);
        Assert.Equal(-1.0 / 3, count.Polarity, 1e-15);
        Assert.Equal(-1.0 / 8, count.Tone, 1e-15);
    }

    [Theory]
    [InlineData("good", 1, 0)]
    [InlineData("NOT good", 0, 1)]
    [InlineData("not a bad gain", 1, 1)]
    [InlineData("not one two three good", 1, 0)]
    [InlineData("It did not. Good!", 1, 0)]
    [InlineData("no loss without gain", 1, 1)]
    [InlineData("didn't gain", 0, 1)]
    [InlineData("goods", 0, 0)]
    [InlineData("", 0, 0)]
    public void Negation_turns_what_follows(string text, int positive, int negative)
    {
        LexiconCount count = new LexiconScorer(Small).Count(text);

        Assert.Equal((positive, negative), (count.Positive, count.Negative));
    }

    [Fact]
    public void Negations_are_ignored_without_reach() =>
        Assert.Equal(1, new LexiconScorer(Small, 0).Count("not good").Positive);

    [Fact]
    public void Silence_is_not_neutral()
    {
        Assert.True(double.IsNaN(new LexiconScorer(Small).Count("the weather").Polarity));
        Assert.True(double.IsNaN(default(LexiconCount).Tone));
        Assert.Equal(0, new LexiconScorer(Small).Count("good bad").Polarity);
    }

    [Fact]
    public void Bullishness_grows_with_agreement()
    {
        Assert.Equal(0, LexiconCount.Bullishness(0, 0));
        Assert.Equal(Math.Log(5.0 / 2), LexiconCount.Bullishness(4, 1), 1e-15);
        Assert.Equal(-LexiconCount.Bullishness(4, 1), LexiconCount.Bullishness(1, 4), 1e-15);
        Assert.True(LexiconCount.Bullishness(40, 10) > LexiconCount.Bullishness(4, 1));
        Assert.True(double.IsNaN(LexiconCount.Bullishness(double.NaN, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LexiconCount.Bullishness(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LexiconCount.Bullishness(1, -1));
    }

    [Fact]
    public void List_is_read_from_lines()
    {
        WordList list = WordList.FromLines(["# mine", "", "Moon , Positive", "rug,negative", "hardly,negation"]);

        Assert.Equal((1, -1, 0), (list.Polarity("moon"), list.Polarity("rug"), list.Polarity("hardly")));
        Assert.True(list.IsNegation("hardly"));
        Assert.False(list.IsNegation("not"));
        Assert.Equal(2, list.Count);
    }

    [Theory]
    [InlineData("moon")]
    [InlineData("moon,great")]
    [InlineData(",positive")]
    [InlineData("moon,positive,1")]
    public void Line_of_another_form_is_named(string line) =>
        Assert.Contains(
            "Line 2",
            Assert.Throws<FormatException>(() => WordList.FromLines(["a,positive", line])).Message
        );

    [Fact]
    public void Word_cannot_be_good_and_bad()
    {
        Assert.Throws<ArgumentException>(() => new WordList(["up"], ["UP"]));
        Assert.Throws<ArgumentException>(() => new WordList([" "], []));
        Assert.Throws<ArgumentNullException>(() => new LexiconScorer(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LexiconScorer(Small, -1));
    }
}
