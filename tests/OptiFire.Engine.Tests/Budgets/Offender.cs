using System.Diagnostics;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Does wrong for as long as the workbench says so; otherwise publishes the close.</summary>
internal sealed class Offender(OffenderOptions options, Workbench bench) : IPlugin<Offender, OffenderOptions>, IFeature
{
    private readonly WindowNeed<Bar, long> _closes = Need.Window(Bar.RawClose, BarSize.Second, 1);

    public static PluginDescriptor Descriptor { get; } =
        new("test_offender", PluginCategory.Features, "Offender") { Summary = "Does something wrong." };

    public static Output<long> Close { get; } = Output.Integer("close");

    public PluginPlan Plan =>
        new(
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Second))
            {
                Needs = [_closes],
                Outputs = [Close],
                Budget = new Budget(options.CpuMilliseconds, 1),
            }
        );

    public RunResult Compute(IRun run)
    {
        Interlocked.Increment(ref bench.Begun);
        run.Publish(Close, run.Window(_closes).Values[^1]);
        bool offends = run.Now >= SecondBars.First + TimeSpan.FromSeconds(bench.OffendsFrom);
        switch (offends ? bench.Offence : Offence.None)
        {
            case Offence.Spins:
                Spin(CancellationToken.None);
                break;
            case Offence.SpinsUntilCancelled:
                Spin(run.Cancellation);
                Interlocked.Add(ref bench.Cancelled, run.Cancellation.IsCancellationRequested ? 1 : 0);
                break;
            case Offence.Allocates:
                GC.KeepAlive(new byte[3 << 20]);
                break;
            case Offence.Throws:
                throw new InvalidOperationException("wrong");
            case Offence.NeverReturns:
                bench.Release.Wait(TimeSpan.FromSeconds(60), CancellationToken.None);
                break;
            default:
                break;
        }

        return RunResult.Ok;
    }

    private void Spin(CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        while (
            !bench.Release.IsSet
            && !cancellation.IsCancellationRequested
            && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60)
        )
        {
            Thread.SpinWait(50);
        }
    }
}

internal sealed record OffenderOptions
{
    public int CpuMilliseconds { get; init; } = 10;
}
