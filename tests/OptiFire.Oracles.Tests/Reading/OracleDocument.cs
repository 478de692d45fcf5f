using System.Text.Json;
using OptiFire.TestSupport;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>A file of reference values as it is: whatever cases, symbols and parameters it has.</summary>
internal sealed class OracleDocument
{
    private readonly JsonElement _root;

    private OracleDocument(string name, JsonElement root)
    {
        Name = name;
        _root = root;
    }

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    public IReadOnlyList<OracleCase> Cases =>
        [.. _root.GetProperty("cases").EnumerateArray().Select(e => new OracleCase(this, e))];

    /// <summary>The edge cases that carry something to compare with.</summary>
    public IReadOnlyList<OracleEdge> Edges =>
        _root.TryGetProperty("edge_cases", out JsonElement edges)
            ?
            [
                .. edges
                    .EnumerateArray()
                    .Where(e => e.ValueKind == JsonValueKind.Object)
                    .Select(e => new OracleEdge(this, e)),
            ]
            : [];

    public static OracleDocument Open(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Oracle(name + ".json")));
        return new OracleDocument(name, document.RootElement.Clone());
    }

    public OracleCase Case(string id) =>
        Cases.SingleOrDefault(c => c.Id == id) ?? throw new UnboundException($"{Name} has no case '{id}'");

    /// <summary>A property of the whole file, by a path with dots.</summary>
    public JsonElement? Find(string path) => Json.Find(_root, path);
}
