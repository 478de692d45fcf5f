using System.Text.Json;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>An edge case of a file: what a trusted library does on input that is not well-behaved.</summary>
internal sealed class OracleEdge(OracleDocument document, JsonElement element)
{
    public OracleDocument Document { get; } = document;

    public string Id { get; } = element.GetProperty("id").GetString()!;

    public JsonElement Element { get; } = element;

    public JsonElement Get(string path) =>
        Json.Find(Element, path) ?? throw new UnboundException($"edge case '{Id}' has no '{path}'");

    public double[] Numbers(string path) => Json.Flat(Get(path));

    public double Number(string path) => Json.Number(Get(path));
}
