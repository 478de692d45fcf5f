using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>The parameters that tests for unit roots share, as the files name them.</summary>
internal static class UnitRootParameters
{
    public static TrendTerms Trend(OracleCase oracle, string parameter) =>
        oracle.Text(parameter) switch
        {
            "n" => TrendTerms.None,
            "c" => TrendTerms.Constant,
            "ct" => TrendTerms.Linear,
            "ctt" => TrendTerms.Quadratic,
            var other => throw new UnboundException($"terms '{other}'"),
        };

    public static LagChoice Choice(OracleCase oracle) =>
        oracle.Parameter("autolag") is { ValueKind: JsonValueKind.Null }
            ? LagChoice.Fixed
            : oracle.Text("autolag").ToUpperInvariant() switch
            {
                "AIC" => LagChoice.Akaike,
                "BIC" => LagChoice.Bayes,
                "T-STAT" => LagChoice.TStatistic,
                var other => throw new UnboundException($"a choice of lags '{other}'"),
            };

    public static int? MaximumLag(OracleCase oracle) => oracle.HasParameter("maxlag") ? oracle.Integer("maxlag") : null;
}
