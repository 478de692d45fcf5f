using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Waits for the kernel's next moment; a command makes an earlier one of its own.</summary>
internal sealed class MomentWaiter(IEngineClock clock, CommandInbox commands, EngineView view)
{
    /// <summary>Waits.</summary>
    /// <param name="moment">The next moment of data or clock; on return the moment it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there is nothing to do: the run is cancelled, or what woke the kernel is done already.</returns>
    public bool TryWait(ref Timestamp moment, CancellationToken cancellationToken)
    {
        if (commands.NextRecorded < moment)
        {
            moment = commands.NextRecorded;
        }

        Timestamp reached;
        try
        {
            reached = clock.WaitUntil(moment, commands.Bell, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (reached < moment)
        {
            if (!commands.HasWaiting)
            {
                return false;
            }

            // After the last moment and before the next one, so that a replay finds the command by its time.
            var next = new Timestamp(view.Now.UnixNanoseconds + 1);
            Timestamp own = reached > next ? reached : next;
            moment = own < moment ? own : moment;
        }

        return !cancellationToken.IsCancellationRequested;
    }
}
