using System.Globalization;
using System.Text.Json;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>Compares fields of a case, and remembers which were there and which were compared.</summary>
internal sealed class Comparison(OracleCase oracle)
{
    private const double DefaultRelative = 1e-9;

    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    /// <summary>What is wrong, one line a field.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public IReadOnlyCollection<string> Compared => _compared;

    /// <summary>Whether the case has the field.</summary>
    public bool Has(string field) => Json.Find(oracle.Expected, field) is not null;

    public void Equal(string field, double actual, string? tolerance = null) => Equal(field, [actual], tolerance);

    /// <summary>Compares numbers with a field of as many, |ours − reference| ≤ max(atol, rtol·|reference|); NaN equals NaN.</summary>
    /// <param name="field">The path of the field below <c>expected</c>.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="tolerance">The group of the tolerance, where the case has several.</param>
    public void Equal(string field, ReadOnlySpan<double> actual, string? tolerance = null)
    {
        if (Json.Find(oracle.Expected, field) is not { } element)
        {
            return; // a case of other parameters may lack it
        }

        Agree(field, Json.Flat(element), actual, tolerance);
    }

    /// <summary>Compares numbers with what a binding made of a field: in another order, up to a sign, or one of many.</summary>
    /// <param name="field">The path of the field below <c>expected</c>; names in it may hold dots.</param>
    /// <param name="expected">The reference's.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="tolerance">The group of the tolerance, where the case has several.</param>
    public void Agree(
        string field,
        ReadOnlySpan<double> expected,
        ReadOnlySpan<double> actual,
        string? tolerance = null
    )
    {
        _compared.Add(field);
        if (expected.Length != actual.Length)
        {
            _wrong.Add($"{field}: {actual.Length} values, not {expected.Length}");
            return;
        }

        (double relative, double absolute) = Tolerance(tolerance);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!IsClose(expected[i], actual[i], relative, absolute))
            {
                _wrong.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{field}[{i}]: {actual[i]:R}, not {expected[i]:R} (off by {Math.Abs(actual[i] - expected[i]):G3}, rtol {relative:G3}, atol {absolute:G3})"
                    )
                );
                return;
            }
        }
    }

    /// <summary>Compares texts with a field of as many.</summary>
    public void Equal(string field, IReadOnlyList<string> actual)
    {
        if (Json.Find(oracle.Expected, field) is not { } element)
        {
            return;
        }

        _compared.Add(field);
        string[] expected =
            element.ValueKind == JsonValueKind.Array
                ? [.. element.EnumerateArray().Select(e => e.ToString())]
                : [element.ToString()];
        if (!expected.SequenceEqual(actual))
        {
            _wrong.Add($"{field}: {string.Join(' ', actual.Take(8))}…, not {string.Join(' ', expected.Take(8))}…");
        }
    }

    /// <summary>A field of columns and rows, of which the caller compares every column.</summary>
    public Table Table(string field)
    {
        JsonElement? found = field.Length == 0 ? oracle.Expected : Json.Find(oracle.Expected, field);
        string prefix = field.Length == 0 ? "" : field + ".";
        _compared.Add(prefix + "columns");
        _compared.Add(prefix + "rows");
        return new(found ?? throw new UnboundException($"case '{oracle.Id}' has no '{field}'"));
    }

    /// <summary>Takes note of a field that was compared in a way of its own.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isRight">What came of it.</param>
    /// <param name="what">What was looked at.</param>
    public void Holds(string field, bool isRight, string what)
    {
        _compared.Add(field);
        if (!isRight)
        {
            _wrong.Add($"{field}: {what}");
        }
    }

    public static bool IsClose(double expected, double actual, double relative, double absolute) =>
        double.IsNaN(expected) || double.IsNaN(actual)
            ? double.IsNaN(expected) && double.IsNaN(actual)
            : expected.Equals(actual)
                || Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected));

    private (double Relative, double Absolute) Tolerance(string? group)
    {
        JsonElement?[] given = [Json.Find(oracle.Element, "tolerance"), oracle.Document.Find("tolerance")];
        if (group is not null && Array.Exists(given, t => t is not null))
        {
            JsonElement own = given.First(t => t is not null)!.Value;
            given = [Json.Find(own, group) ?? throw new UnboundException($"there is no tolerance '{group}'")];
        }

        // A case with tolerances for some fields only leaves the others to the file's.
        return given.Select(Read).FirstOrDefault(t => t is not null) ?? (DefaultRelative, 0);
    }

    private static (double Relative, double Absolute)? Read(JsonElement? tolerance)
    {
        if (
            tolerance is { ValueKind: JsonValueKind.String } text
            && text.GetString()!.StartsWith("exact", StringComparison.Ordinal)
        )
        {
            return (0, 0);
        }

        if (tolerance is not { ValueKind: JsonValueKind.Object } found)
        {
            return null;
        }

        if (Json.Find(found, "exact") is { ValueKind: JsonValueKind.True })
        {
            return (0, 0);
        }

        JsonElement? relative = Json.Find(found, "rtol") ?? Json.Find(found, "rel");
        JsonElement? absolute = Json.Find(found, "atol") ?? Json.Find(found, "abs");
        return relative is null && absolute is null
            ? null
            : (relative is { } r ? Json.Number(r) : 0, absolute is { } a ? Json.Number(a) : 0);
    }
}
