using System.Diagnostics;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Testing.Conformance;

/// <summary>A service while it runs beside a fake engine, whose clock goes as fast as the service lets it.</summary>
internal sealed class ServiceRun : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostToEnd = TimeSpan.FromSeconds(1);

    // Between two steps of the clock, so that what the last one set off is done.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);

    private readonly CancellationTokenSource _cancel = new();
    private readonly ServiceCheck _check;
    private readonly FakeServiceContext _context;
    private readonly Task _run;

    public ServiceRun(ServiceCheck check, IService service, FakeServiceContext context)
    {
        _check = check;
        _context = context;
        _run = Task.Run(() => service.RunAsync(context, _cancel.Token));
    }

    /// <summary>Lets the clock go until something is so, or a while has passed on it.</summary>
    /// <returns>Whether it came to be so.</returns>
    public async Task<bool> GoAsync(TimeSpan most, Func<bool> until, CancellationToken cancellationToken)
    {
        for (TimeSpan gone = TimeSpan.Zero; gone < most; gone += Step)
        {
            await Task.Delay(Breath, cancellationToken).ConfigureAwait(false);
            if (_run.IsCompleted)
            {
                throw new ServiceConformanceException(
                    _check,
                    _run.Exception is { } failed
                        ? $"it ended by {failed.GetBaseException().GetType().Name}: {failed.GetBaseException().Message}"
                        : "it ended although nobody cancelled it"
                );
            }

            if (until())
            {
                return true;
            }

            _context.Clock.Advance(Step);
        }

        return false;
    }

    /// <summary>Cancels it and waits for its end.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        long cancelled = Stopwatch.GetTimestamp();
        await _cancel.CancelAsync().ConfigureAwait(false);
        try
        {
            await _run.WaitAsync(MostToEnd, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_run.IsCanceled && !cancellationToken.IsCancellationRequested)
        {
            // cancelled, as it was asked to be
        }
        catch (TimeoutException)
        {
            throw new ServiceConformanceException(
                _check,
                $"it still ran {Stopwatch.GetElapsedTime(cancelled).TotalSeconds:0.0} s after it was cancelled"
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cancel.CancelAsync().ConfigureAwait(false);
        _cancel.Dispose();
    }
}
