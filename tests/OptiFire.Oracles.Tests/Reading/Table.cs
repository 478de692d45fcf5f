using System.Text.Json;

namespace OptiFire.Oracles.Tests.Reading;

/// <summary>Values that a file writes as <c>columns</c>, their names, and <c>rows</c>.</summary>
internal sealed class Table(JsonElement element)
{
    private readonly JsonElement[] _rows = [.. element.GetProperty("rows").EnumerateArray()];

    public IReadOnlyList<string> Names { get; } =
    [.. element.GetProperty("columns").EnumerateArray().Select(e => e.GetString()!)];

    public double[] Numbers(string column) => [.. Cells(column).Select(Json.Number)];

    public string[] Texts(string column) => [.. Cells(column).Select(e => e.GetString()!)];

    private IEnumerable<JsonElement> Cells(string column)
    {
        int index = Names.TakeWhile(name => name != column).Count();
        return index == Names.Count
            ? throw new UnboundException($"the table has no column '{column}'")
            : _rows.Select(row => row[index]);
    }
}
