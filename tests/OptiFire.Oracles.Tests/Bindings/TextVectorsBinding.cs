using System.Globalization;
using System.Text.Json;
using OptiFire.Numerics.Text;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class TextVectorsBinding : IOracleBinding
{
    public string File => "text_vectors";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (oracle.HasInput("tokens"))
        {
            CheckHashes(oracle, on);
        }
        else if (oracle.HasParameter("n_features"))
        {
            CheckHashing(oracle, on);
        }
        else
        {
            CheckTfIdf(oracle, on);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        TfIdf model = TfIdf.Fit(["oil rises", "banks merge"]);
        switch (edge.Id)
        {
            case "empty_doc":
                Assert.True(model.Transform("").IsZero);
                Assert.Equal(0, model.Transform("").Cosine(model.Transform("oil")));
                return true;
            case "unseen_tokens":
                Assert.True(model.Transform("quantum").IsZero);
                return true;
            case "stop_words_only":
                // There is no list of stop words: what leaves no vocabulary are words of one letter.
                Assert.Throws<ArgumentException>(() => TfIdf.Fit(["a b c", "!?"]));
                return true;
            case "unicode":
                Assert.Equal(["é_1", "日本", "½"], Tokenizer.Words("é_1, 日本‿½"));
                return true;
            case "casing":
                Assert.Equal(["istanbul"], Tokenizer.Words("ISTANBUL"));
                return true;
            default:
                return false;
        }
    }

    private static void CheckTfIdf(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("analyzer", "ngram_range", "sublinear_tf", "smooth_idf", "norm", "min_df", "max_features");
        IReadOnlyList<string> documents = oracle.Texts("docs");
        TfIdf model = TfIdf.Fit(
            documents,
            new()
            {
                Terms = Terms(oracle),
                SublinearFrequency = oracle.HasParameter("sublinear_tf") && oracle.Truth("sublinear_tf"),
                SmoothInverse = !oracle.HasParameter("smooth_idf") || oracle.Truth("smooth_idf"),
                Norm = Norm(oracle),
                MinimumDocuments = Count(oracle, "min_df", 1),
                MaximumTerms = Count(oracle, "max_features", int.MaxValue),
            }
        );
        SparseVector[] rows = [.. documents.Select(model.Transform)];
        on.Equal("vocabulary", model.Vocabulary);
        on.Equal("idf", model.InverseDocumentFrequencies);
        on.Equal("nnz", rows.Sum(r => r.Values.Length));
        on.Equal("sum", rows.Sum(r => r.Values.ToArray().Sum()));
        if (oracle.HasInput("query"))
        {
            SparseVector query = model.Transform(oracle.Input("query").GetString()!);
            on.Equal("query_similarity", [.. rows.Select(r => r.Dot(query))]);
        }

        foreach (JsonProperty field in oracle.Expected.EnumerateObject())
        {
            if (Series.Match(field.Name, @"cosine_row(\d+)") is [int of])
            {
                on.Equal(field.Name, [.. rows.Select(r => r.Dot(rows[of]))]);
            }
            else if (Series.Match(field.Name, @"row(\d+)") is [int row])
            {
                CheckRow(on, field, rows[row], model.Vocabulary);
            }
        }
    }

    private static void CheckRow(Comparison on, JsonProperty field, SparseVector row, IReadOnlyList<string> vocabulary)
    {
        Dictionary<string, double> ours = row
            .Indices.ToArray()
            .Zip(row.Values.ToArray())
            .ToDictionary(e => vocabulary[e.First], e => e.Second);
        foreach (JsonProperty term in field.Value.EnumerateObject())
        {
            double value = ours.GetValueOrDefault(term.Name, double.NaN);
            on.Agree($"{field.Name}.{term.Name}", [Json.Number(term.Value)], [value]);
        }

        Assert.Equal(field.Value.EnumerateObject().Count(), ours.Count);
    }

    private static void CheckHashing(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("analyzer", "ngram_range", "alternate_sign", "n_features", "norm");
        var vectorizer = new HashingVectorizer(
            oracle.Integer("n_features"),
            Terms(oracle),
            !oracle.HasParameter("alternate_sign") || oracle.Truth("alternate_sign"),
            Norm(oracle)
        );
        SparseVector[] rows = [.. oracle.Texts("docs").Select(vectorizer.Transform)];
        on.Equal("cosine", [.. rows.SelectMany(r => rows.Select(r.Dot))]);

        // The reference keeps coordinates whose collisions cancelled to 0; rows are told apart by where they start.
        if (Json.Find(oracle.Expected, "matrix") is { } matrix)
        {
            double[] expected =
            [
                .. matrix
                    .EnumerateArray()
                    .SelectMany(
                        (row, i) =>
                            row.EnumerateArray().Select(Json.Flat).Where(e => e[1] != 0).SelectMany(e => Entry(i, e))
                    ),
            ];
            double[] ours =
            [
                .. rows.SelectMany(
                    (row, i) =>
                        row
                            .Indices.ToArray()
                            .Zip(row.Values.ToArray(), (index, value) => (double[])[index, value])
                            .SelectMany(e => Entry(i, e))
                ),
            ];
            on.Agree("matrix", expected, ours);
        }
    }

    private static double[] Entry(int row, double[] entry) => [row, .. entry];

    private static void CheckHashes(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("seed", "encoding");
        if (oracle.Text("encoding") != "utf-8")
        {
            throw new UnboundException($"an encoding '{oracle.Text("encoding")}'");
        }

        IReadOnlyList<string> tokens = oracle.Texts("tokens");
        on.Equal("signed", Hashes(tokens, (uint)oracle.Integer("seed")));
        foreach (string field in oracle.Fields)
        {
            if (Series.Match(field, @"seed(\d+)") is [int seed])
            {
                on.Equal(field, Hashes(tokens, (uint)seed));
            }
        }
    }

    private static double[] Hashes(IReadOnlyList<string> tokens, uint seed) =>
        [.. tokens.Select(t => (double)unchecked((int)MurmurHash3.Of(t, seed)))];

    private static TermOptions Terms(OracleCase oracle)
    {
        TermUnit unit = !oracle.HasParameter("analyzer")
            ? TermUnit.Word
            : oracle.Text("analyzer") switch
            {
                "word" => TermUnit.Word,
                "char" => TermUnit.Character,
                "char_wb" => TermUnit.CharacterInWord,
                var other => throw new UnboundException($"terms '{other}'"),
            };
        return oracle.HasParameter("ngram_range") && Json.Flat(oracle.Parameter("ngram_range")) is [var least, var most]
            ? new(unit, (int)least, (int)most)
            : new(unit);
    }

    private static VectorNorm Norm(OracleCase oracle) =>
        !oracle.HasParameter("norm")
            ? VectorNorm.Euclidean
            : oracle.Text("norm") switch
            {
                "l1" => VectorNorm.Absolute,
                "l2" => VectorNorm.Euclidean,
                var other => throw new UnboundException($"a norm '{other}'"),
            };

    private static int Count(OracleCase oracle, string parameter, int otherwise) =>
        !oracle.HasParameter(parameter) ? otherwise
        : oracle.Parameter(parameter).TryGetInt32(out int count) ? count
        : throw new UnboundException(
            string.Create(CultureInfo.InvariantCulture, $"a share {oracle.Number(parameter)} as {parameter}")
        );
}
