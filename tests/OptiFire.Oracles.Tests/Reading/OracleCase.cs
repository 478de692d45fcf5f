using System.Text.Json;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>One case of a file: parameters and inputs by their names, expected values by their paths.</summary>
/// <remarks>
/// An input is looked for in the case, in what the case refers to, and in what the whole file shares. A name that ends in
/// <c>_same_as</c> or a text <c>case.field</c> leads to another case of the file.
/// </remarks>
internal sealed class OracleCase(OracleDocument document, JsonElement element)
{
    public OracleDocument Document { get; } = document;

    public string Id { get; } = element.GetProperty("id").GetString()!;

    public JsonElement Element { get; } = element;

    public JsonElement Expected =>
        Json.Find(Element, "expected") ?? throw new UnboundException($"case '{Id}' expects nothing");

    /// <summary>What can be compared, by path.</summary>
    public IReadOnlyList<string> Fields =>
        Element.TryGetProperty("expected", out JsonElement e) ? [.. Json.Fields(e, "")] : [];

    public bool HasParameter(string name) =>
        Json.Find(Element, "parameters." + name) is { ValueKind: not JsonValueKind.Null };

    /// <summary>A parameter of the case.</summary>
    /// <exception cref="UnboundException">The case has none of that name.</exception>
    public JsonElement Parameter(string name) =>
        Json.Find(Element, "parameters." + name)
        ?? throw new UnboundException($"case '{Id}' has no parameter '{name}'");

    public double Number(string parameter) => Json.Number(Parameter(parameter));

    public int Integer(string parameter) => checked((int)Number(parameter));

    public string Text(string parameter) =>
        Parameter(parameter) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new UnboundException($"parameter '{parameter}' of case '{Id}' is no text");

    public bool Truth(string parameter) => Parameter(parameter).GetBoolean();

    /// <summary>Whether a parameter is a number.</summary>
    public bool HasNumber(string name) =>
        Json.Find(Element, "parameters." + name) is { ValueKind: JsonValueKind.Number };

    /// <summary>A parameter that a case may leave at its default.</summary>
    public int Integer(string parameter, int otherwise) => HasParameter(parameter) ? Integer(parameter) : otherwise;

    /// <summary>Refuses parameters that the binding would pass over.</summary>
    /// <exception cref="UnboundException">The case has another parameter.</exception>
    public void KnowsOnly(params ReadOnlySpan<string> parameters)
    {
        if (!Element.TryGetProperty("parameters", out JsonElement given))
        {
            return;
        }

        foreach (JsonProperty parameter in given.EnumerateObject())
        {
            if (!parameters.Contains(parameter.Name))
            {
                throw new UnboundException($"no kernel knows the parameter '{parameter.Name}' of case '{Id}'");
            }
        }
    }

    /// <summary>An input as an array of numbers, whatever its depth.</summary>
    public double[] Numbers(string input) => Json.Flat(Input(input));

    /// <summary>An input as rows of numbers.</summary>
    public double[][] Rows(string input) => [.. Input(input).EnumerateArray().Select(Json.Flat)];

    public IReadOnlyList<string> Texts(string input) => [.. Input(input).EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>The single series that the case is about, where it names one in place of giving it.</summary>
    public double[] Series() =>
        Reference() is { } path && Document.Find(path) is { ValueKind: JsonValueKind.Array } series
            ? Json.Flat(series)
            : throw new UnboundException($"case '{Id}' refers to no series");

    /// <summary>The series that the case refers to, else its input of a name.</summary>
    public double[] Series(string input) => Reference() is null ? Numbers(input) : Series();

    public bool HasInput(string name) => Find(name) is not null;

    /// <summary>An input by its name.</summary>
    /// <exception cref="UnboundException">There is none.</exception>
    public JsonElement Input(string name) =>
        Find(name) ?? throw new UnboundException($"case '{Id}' has no input '{name}'");

    private JsonElement? Find(string name)
    {
        if (Json.Find(Element, $"input.{name}_same_as") is { } other)
        {
            return Elsewhere(other.GetString()!, name);
        }

        JsonElement? found =
            Json.Find(Element, "input." + name)
            ?? (Reference() is { } path ? Document.Find($"{path}.{name}") : null)
            ?? Document.Find("inputs." + name)
            ?? Document.Find("input." + name)
            ?? OfSibling(name);
        return
            found is { ValueKind: JsonValueKind.String } text
            && text.GetString()!.Contains('.', StringComparison.Ordinal)
            ? Elsewhere(text.GetString()!, name) ?? found
            : found;
    }

    private string? Reference() => Element.TryGetProperty("input_ref", out JsonElement path) ? path.GetString() : null;

    // A case that takes one input from another case takes from there what it has not itself.
    private JsonElement? OfSibling(string name)
    {
        if (Json.Find(Element, "input") is not { ValueKind: JsonValueKind.Object } inputs)
        {
            return null;
        }

        foreach (JsonProperty input in inputs.EnumerateObject())
        {
            if (
                input.Name.EndsWith("_same_as", StringComparison.Ordinal)
                && Elsewhere(input.Value.GetString()!.Split('.')[0], name) is { } found
            )
            {
                return found;
            }
        }

        return null;
    }

    private JsonElement? Elsewhere(string path, string name)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        (string id, string field) = dot < 0 ? (path, name) : (path[..dot], path[(dot + 1)..]);
        OracleCase? other = Document.Cases.FirstOrDefault(c => c.Id == id);
        return other is null
            ? Document.Find(path)
            : Json.Find(other.Element, "input." + field) ?? Json.Find(other.Element, field);
    }
}
