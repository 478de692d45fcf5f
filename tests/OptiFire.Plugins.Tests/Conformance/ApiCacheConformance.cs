using Microsoft.Extensions.DependencyInjection;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Hosting;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A cache that nobody has asked yet.</summary>
public sealed class ApiCacheConformance : ServiceConformanceFacts<ApiCache, ApiCacheOptions>
{
    // Adapters ask whether an engine runs or not.
    protected override bool NeedsRun => false;

    protected override void AddCompanions(IOptiFireBuilder builder)
    {
        builder.Services.AddHybridCache();
        builder.AddApiCache();
        builder.Services.AddSingleton(provider => provider.GetRequiredKeyedService<RequestCache>(""));
    }
}
