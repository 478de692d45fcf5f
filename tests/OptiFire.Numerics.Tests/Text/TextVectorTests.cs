using System.Text.Json;
using OptiFire.Numerics.Text;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Text;

[Trait("Category", "Golden")]
public sealed class TextVectorTests
{
    private int _compared;

    [Fact]
    public void All_vectors_match_the_reference()
    {
        OracleFile file = OracleFile.Open("text_vectors");
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            string id = reference.GetProperty("id").GetString()!;
            if (id.StartsWith("tfidf", StringComparison.Ordinal))
            {
                CompareTfIdf(file, reference, id);
            }
            else if (id.StartsWith("hash", StringComparison.Ordinal))
            {
                CompareHashing(file, reference, id);
            }
            else
            {
                Assert.Equal("murmurhash3_32", id);
                CompareHashes(reference);
            }
        }

        Assert.Equal(4 * 7 + 3 * 2 + 2, _compared);
    }

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

    private static TermOptions Terms(JsonElement parameters)
    {
        TermUnit unit = parameters.TryGetProperty("analyzer", out JsonElement analyzer)
            ? analyzer.GetString() switch
            {
                "char" => TermUnit.Character,
                "char_wb" => TermUnit.CharacterInWord,
                _ => TermUnit.Word,
            }
            : TermUnit.Word;
        return parameters.TryGetProperty("ngram_range", out JsonElement range)
            ? new(unit, range[0].GetInt32(), range[1].GetInt32())
            : new(unit);
    }

    private static string[] Documents(OracleFile file, JsonElement input) =>
        input.TryGetProperty("docs_same_as", out JsonElement other)
            ? Documents(file, file.Case(other.GetString()!).GetProperty("input"))
            : [.. input.GetProperty("docs").EnumerateArray().Select(d => d.GetString()!)];

    private void CompareTfIdf(OracleFile file, JsonElement reference, string id)
    {
        JsonElement p = reference.GetProperty("parameters");
        string[] documents = Documents(file, reference.GetProperty("input"));
        TfIdf model = TfIdf.Fit(
            documents,
            new()
            {
                Terms = Terms(p),
                SublinearFrequency = p.TryGetProperty("sublinear_tf", out JsonElement s) && s.GetBoolean(),
                SmoothInverse = !p.TryGetProperty("smooth_idf", out JsonElement m) || m.GetBoolean(),
                Norm =
                    p.TryGetProperty("norm", out JsonElement n) && n.GetString() == "l1"
                        ? VectorNorm.Absolute
                        : VectorNorm.Euclidean,
                MinimumDocuments = p.TryGetProperty("min_df", out JsonElement d) ? d.GetInt32() : 1,
                MaximumTerms = p.TryGetProperty("max_features", out JsonElement f) ? f.GetInt32() : int.MaxValue,
            }
        );
        SparseVector[] rows = [.. documents.Select(model.Transform)];
        SparseVector query = model.Transform("Apple cloud growth beats forecast");
        foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
        {
            switch (field.Name)
            {
                case "vocabulary":
                    Assert.Equal(field.Value.EnumerateArray().Select(t => t.GetString()), model.Vocabulary);
                    break;
                case "idf":
                    Near(OracleFile.Numbers(field.Value), model.InverseDocumentFrequencies, id);
                    break;
                case "row0":
                    JsonProperty[] row =
                    [
                        .. field.Value.EnumerateObject().OrderBy(t => t.Name, StringComparer.Ordinal),
                    ];
                    Assert.Equal(row.Select(t => t.Name), rows[0].Indices.ToArray().Select(i => model.Vocabulary[i]));
                    Near([.. row.Select(t => t.Value.GetDouble())], rows[0].Values, id);
                    break;
                case "nnz":
                    Assert.Equal(field.Value.GetInt32(), rows.Sum(r => r.Values.Length));
                    break;
                case "sum":
                    Near([field.Value.GetDouble()], [rows.Sum(r => r.Values.ToArray().Sum())], id);
                    break;
                case "cosine_row0":
                    Near(OracleFile.Numbers(field.Value), [.. rows.Select(r => r.Dot(rows[0]))], id);
                    break;
                case "query_similarity":
                    Near(OracleFile.Numbers(field.Value), [.. rows.Select(r => r.Dot(query))], id);
                    break;
                default:
                    Assert.Fail($"Unknown field {field.Name}.");
                    break;
            }

            _compared++;
        }
    }

    private void CompareHashing(OracleFile file, JsonElement reference, string id)
    {
        JsonElement p = reference.GetProperty("parameters");
        var vectorizer = new HashingVectorizer(
            p.GetProperty("n_features").GetInt32(),
            Terms(p),
            !p.TryGetProperty("alternate_sign", out JsonElement sign) || sign.GetBoolean()
        );
        SparseVector[] rows = [.. Documents(file, reference.GetProperty("input")).Select(vectorizer.Transform)];
        JsonElement matrix = reference.GetProperty("expected").GetProperty("matrix");
        JsonElement cosine = reference.GetProperty("expected").GetProperty("cosine");
        for (int i = 0; i < rows.Length; i++)
        {
            // The reference keeps coordinates whose collisions cancelled to 0.
            JsonElement[] row = [.. matrix[i].EnumerateArray().Where(e => e[1].GetDouble() != 0)];
            Assert.Equal(row.Select(e => e[0].GetInt32()), rows[i].Indices.ToArray());
            Near([.. row.Select(e => e[1].GetDouble())], rows[i].Values, id);
            Near(OracleFile.Numbers(cosine[i]), [.. rows.Select(r => r.Dot(rows[i]))], id);
        }

        _compared += reference.GetProperty("expected").EnumerateObject().Count();
    }

    private void CompareHashes(JsonElement reference)
    {
        string[] tokens =
        [
            .. reference.GetProperty("input").GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!),
        ];
        uint seed = reference.GetProperty("parameters").GetProperty("seed").GetUInt32();
        foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
        {
            uint used = field.Name == "seed42" ? 42 : seed;
            Assert.Equal(
                field.Value.EnumerateArray().Select(h => h.GetInt32()),
                tokens.Select(t => unchecked((int)MurmurHash3.Of(t, used)))
            );
            _compared++;
        }
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what) =>
        OracleFile.Close(expected, actual, 1e-12, 1e-12, what);
}
