using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Diagnostics;

/// <summary>The diagnostics plugins.</summary>
public static class DiagnosticsPlugins
{
    /// <summary>Makes every diagnostics plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddDiagnosticsPlugins(this IOptiFireBuilder builder) =>
        builder.AddPlugin<SharpeConfidence, SharpeConfidenceOptions, SharpeConfidenceOptionsValidator>();
}
