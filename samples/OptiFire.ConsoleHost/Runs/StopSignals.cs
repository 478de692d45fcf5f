using System.Runtime.InteropServices;
using OptiFire.Engine.Hosting;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>Stops a run in order when the process is asked to end: by SIGTERM, or by Ctrl+C.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _terminate;
    private readonly CancellationTokenRegistration _interrupt;
    private volatile bool _wasTerminated;

    /// <param name="engine">What runs.</param>
    /// <param name="orders">What becomes of working orders.</param>
    /// <param name="interrupted">Cancelled by Ctrl+C, and by SIGTERM too.</param>
    public StopSignals(OptiFireEngine engine, OrdersOnStop orders, CancellationToken interrupted)
    {
        _terminate = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true; // the process ends when the run has
                _wasTerminated = true;
                engine.Stop(orders);
            }
        );
        _interrupt = interrupted.Register(() => engine.Stop(orders));
    }

    /// <summary>Whether a supervisor asked: then a run that was stopped in order ended well.</summary>
    public bool WasTerminated => _wasTerminated;

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
    }
}
