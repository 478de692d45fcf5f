using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Services over two plugins, one of them safety-critical and one in two instances.</summary>
public static class SettingsFixture
{
    public static IReadOnlyList<PluginRegistration> Registrations
    {
        get
        {
            var services = new ServiceCollection();
            services
                .AddOptiFireEngine()
                .AddPlugin<PlainWatch, WatchOptions>()
                .AddPlugin<PlainWatch, WatchOptions>(name: "second", enabled: true)
                .AddPlugin<VitalWatch, WatchOptions>();
            using ServiceProvider provider = services.BuildServiceProvider();
            return [.. provider.GetKeyedServices<PluginRegistration>("")];
        }
    }

    public static SettingsService Open(
        ISettingsStore? store = null,
        ISettingsFiles? files = null,
        EngineSettings? code = null
    ) => new(store, Registrations, files, code ?? new EngineSettings(), TimeProvider.System);

    public static Task<SettingsOutcome> Set(this SettingsService service, string path, string? value) =>
        service.UpdateAsync(Update((path, value)), TestContext.Current.CancellationToken);

    public static SettingsUpdate Update(params (string Path, string? Value)[] values) =>
        new("ada", values.ToDictionary(v => v.Path, v => v.Value));
}
