using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Engine.Hosting;

/// <summary>Puts one engine together.</summary>
internal sealed class OptiFireBuilder(string name, IServiceCollection services) : IOptiFireBuilder
{
    public string Name => name;

    public IServiceCollection Services => services;
}
