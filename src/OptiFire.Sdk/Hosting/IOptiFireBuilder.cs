using Microsoft.Extensions.DependencyInjection;

namespace OptiFire.Sdk.Hosting;

/// <summary>Puts one engine together.</summary>
public interface IOptiFireBuilder
{
    /// <summary>The engine's name; empty for the default engine.</summary>
    string Name { get; }

    /// <summary>The container the engine is put into, under its name as service key.</summary>
    IServiceCollection Services { get; }
}
