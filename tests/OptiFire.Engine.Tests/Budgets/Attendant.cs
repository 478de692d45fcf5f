using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>A service that only counts how often it began and ended.</summary>
internal sealed class Attendant(AttendantOptions options, Workbench bench)
    : IPlugin<Attendant, AttendantOptions>,
        IService
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_attendant", PluginCategory.Dashboard, "Attendant") { Summary = "Stands by." };

    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        int now = Interlocked.Increment(ref bench.AtWork);
        bench.MostAtWork = Math.Max(bench.MostAtWork, now);
        Interlocked.Increment(ref bench.Services);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Task.Delay(options.EndMilliseconds, CancellationToken.None);
        }

        Interlocked.Decrement(ref bench.AtWork);
    }
}

internal sealed record AttendantOptions
{
    /// <summary>How long it takes to end.</summary>
    public int EndMilliseconds { get; init; } = 50;
}
