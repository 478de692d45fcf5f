using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Execution;

/// <summary>The execution plugins.</summary>
public static class ExecutionPlugins
{
    /// <summary>Makes every execution plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddExecutionPlugins(this IOptiFireBuilder builder) =>
        builder.AddPlugin<BidAskFilter, BidAskFilterOptions, BidAskFilterOptionsValidator>();
}
