using System.Text.Json;

namespace OptiFire.TestSupport;

/// <summary>One file of reference values: inputs, cases, expected values and tolerances.</summary>
public sealed class OracleFile
{
    private OracleFile(JsonElement root) => Root = root;

    /// <summary>The whole document.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads <c>oracles/<paramref name="name"/>.json</c>; skips the test where the folder is missing.</summary>
    public static OracleFile Open(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Oracle(name + ".json")));
        return new OracleFile(document.RootElement.Clone());
    }

    /// <summary>The case with this id.</summary>
    public JsonElement Case(string id) =>
        Root.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    /// <summary>A number, where <c>"NaN"</c>, <c>"Infinity"</c> and <c>null</c> are numbers too (null is NaN).</summary>
    public static double Number(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.Null => double.NaN,
            JsonValueKind.String => double.Parse(
                element.GetString()!,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            _ => throw new FormatException($"Not a number: {element}"),
        };

    /// <summary>An array of numbers.</summary>
    public static double[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(Number)];

    /// <summary>Asserts |actual − expected| ≤ max(absolute, relative·|expected|), NaN equal to NaN.</summary>
    public static void Close(double expected, double actual, double relative, double absolute, string what = "")
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            Assert.True(double.IsNaN(expected) == double.IsNaN(actual), $"{what}: expected {expected}, got {actual}");
            return;
        }

        double bound = Math.Max(absolute, relative * Math.Abs(expected));
        double difference = Math.Abs(actual - expected);
        Assert.True(
            expected.Equals(actual) || difference <= bound,
            $"{what}: expected {expected:R}, got {actual:R}, |difference| {difference:R} > {bound:R}"
        );
    }

    /// <summary>Asserts closeness element by element.</summary>
    public static void Close(
        ReadOnlySpan<double> expected,
        ReadOnlySpan<double> actual,
        double relative,
        double absolute,
        string what = ""
    )
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Close(expected[i], actual[i], relative, absolute, $"{what}[{i}]");
        }
    }
}
