using OptiFire.Numerics.Text;

namespace OptiFire.Numerics.Tests.Text;

public sealed class TextVectorTests
{
    [Fact]
    public void Three_lines_compare_two_headlines()
    {
        var vectorizer = new HashingVectorizer();
        double same = vectorizer.Transform("Oil rises").Cosine(vectorizer.Transform("oil RISES!"));
        double other = vectorizer.Transform("Oil rises").Cosine(vectorizer.Transform("Banks merge"));

        Assert.Equal(1, same, 1e-15);
        Assert.Equal(0, other);
    }

    [Fact]
    public void Unknown_and_empty_texts_are_zero_vectors_with_cosine_zero()
    {
        TfIdf model = TfIdf.Fit(["oil rises", "banks merge"]);

        Assert.True(model.Transform("").IsZero);
        Assert.True(model.Transform("quantum").IsZero);
        Assert.Equal(0, model.Transform("").Cosine(model.Transform("oil")));
        Assert.Equal(0, SparseVector.Zero.Cosine(SparseVector.Zero));
        Assert.Throws<ArgumentException>(() => TfIdf.Fit(["a b c", "!?"]));
        Assert.Throws<ArgumentException>(() => TfIdf.Fit([]));
    }

    [Fact]
    public void Words_are_those_of_any_script_and_of_no_culture()
    {
        Assert.Equal(["istanbul", "é_1", "日本", "½"], Tokenizer.Words("ISTANBUL—é_1, 日本‿½"));
        Assert.Equal(["𝒳y"], Tokenizer.Words("𝒳Y!"));
        Assert.Equal(["bc"], Tokenizer.Words("a bc d", 2));
        Assert.Empty(Tokenizer.Words(" .,\t"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Words("a", 0));
    }

    [Fact]
    public void Character_terms_are_what_the_hand_cuts()
    {
        Assert.Equal(["ab", "b ", " c"], new TermOptions(TermUnit.Character, 2, 2).Terms("aB  c"));
        Assert.Equal([" ab", "ab ", " ab ", " c "], new TermOptions(TermUnit.CharacterInWord, 3, 4).Terms("ab c"));
        Assert.Equal(["ab", "cd", "ab cd"], new TermOptions(TermUnit.Word, 1, 2).Terms("ab x cd"));
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HashingVectorizer(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TermOptions(TermUnit.Word, 0).Terms("a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TermOptions(TermUnit.Word, 2, 1).Terms("a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TermOptions((TermUnit)7).Terms("a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => TfIdf.Fit(["ab"], new() { MinimumDocuments = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TfIdf.Fit(["ab"], new() { MaximumTerms = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HashingVectorizer(norm: (VectorNorm)9).Transform("ab"));
    }
}
