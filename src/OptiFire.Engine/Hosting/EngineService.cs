using Microsoft.Extensions.Hosting;

namespace OptiFire.Engine.Hosting;

/// <summary>Runs an engine for as long as its host lives: console, systemd, Windows service.</summary>
internal sealed class EngineService(OptiFireEngine engine, bool starts) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        starts ? engine.RunAsync(stoppingToken) : Task.CompletedTask;
}
