using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>Takes registrations without an engine.</summary>
internal sealed class BareBuilder : IOptiFireBuilder
{
    public string Name => "";

    public IServiceCollection Services { get; } = new ServiceCollection();
}
