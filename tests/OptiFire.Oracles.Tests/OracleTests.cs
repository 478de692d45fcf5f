using OptiFire.Oracles.Tests.Bindings;
using OptiFire.Oracles.Tests.Reading;
using OptiFire.TestSupport;

namespace OptiFire.Oracles.Tests;

/// <summary>Every case of every file of reference values that alpha and feature kernels are bound to.</summary>
/// <remarks>
/// Driven by the files alone: another folder (<c>OPTIFIRE_ORACLES</c>) with the same names and other cases, symbols and
/// parameters is tested without a change. What cannot be bound fails.
/// </remarks>
public sealed class OracleTests
{
    private static readonly Dictionary<string, IOracleBinding> _bindings = OracleBindings.All.ToDictionary(b => b.File);

    public static TheoryData<string, string> Cases => Listed(document => document.Cases.Select(c => c.Id));

    public static TheoryData<string, string> Edges => Listed(document => document.Edges.Select(e => e.Id));

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Golden")]
    public void Case_agrees_with_its_reference(string file, string id)
    {
        OracleCase oracle = OracleDocument.Open(file).Case(id);
        var comparison = new Comparison(oracle);

        _bindings[file].Check(oracle, comparison);

        string[] left = [.. oracle.Fields.Where(f => !comparison.Compared.Contains(f))];
        string[] silent = [.. left.Where(f => LeftOut.Reason(file, id, f) is null)];
        string verdict = comparison.Wrong.Count + silent.Length == 0 ? "agrees" : "DIFFERS";
        TestContext.Current.SendDiagnosticMessage(
            $"{file} {id} → {verdict}: {comparison.Compared.Count} of {oracle.Fields.Count} fields compared"
        );
        Assert.True(comparison.Wrong.Count == 0, string.Join('\n', comparison.Wrong));
        Assert.True(silent.Length == 0, $"neither compared nor left out with a reason: {string.Join(", ", silent)}");
        Assert.True(comparison.Compared.Count > 0 || left.Length > 0, "the case expects nothing");
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Edge_case_is_met(string file, string id)
    {
        OracleEdge edge = OracleDocument.Open(file).Edges.First(e => e.Id == id);

        bool isKnown = _bindings[file].CheckEdge(edge);

        string? reason = LeftOut.Reason(file, id, "edge");
        TestContext.Current.SendDiagnosticMessage($"{file} edge {id} → {(isKnown ? "met" : $"left out: {reason}")}");
        Assert.True(isKnown || reason is not null, "neither checked nor left out with a reason");
    }

    private static TheoryData<string, string> Listed(Func<OracleDocument, IEnumerable<string>> ids)
    {
        var rows = new TheoryData<string, string>();
        foreach (string file in _bindings.Keys.Where(f => System.IO.File.Exists(SharedFolder.OraclePath(f))))
        {
            foreach (string id in ids(OracleDocument.Open(file)))
            {
                rows.Add(file, id);
            }
        }

        return rows;
    }
}
