using Microsoft.Extensions.Hosting;

namespace OptiFire.Engine.Hosting;

/// <summary>Runs an engine for as long as its host lives, and stops it in order with its host: console, systemd, Windows service.</summary>
internal sealed class EngineService(OptiFireEngine engine, bool starts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (starts)
        {
            await using CancellationTokenRegistration stop = stoppingToken.Register(() => engine.Stop());
            await engine.RunAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
