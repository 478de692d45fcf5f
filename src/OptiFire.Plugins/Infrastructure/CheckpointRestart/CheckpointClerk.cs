using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Knows when the next checkpoint is due, takes it, and says how it went.</summary>
internal sealed class CheckpointClerk(CheckpointRestartOptions options, IServiceContext context)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(options.IntervalSeconds);
    private readonly HashSet<string> _raised = new(StringComparer.Ordinal);
    private long _takenAt = context.Time.GetTimestamp();
    private long _triedAt;
    private long _shownAt;
    private long _sequence = context.Health.Read().Sequence;
    private TimeSpan _wait;
    private CheckpointFigures _figures = new(0, 0, null, []);

    /// <summary>Takes a checkpoint if one is due.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (context.Checkpoints.Unavailable is { } why)
        {
            context.Report(new ServiceReport(RunResult.NotReady(why)));
            return;
        }

        if (IsDue())
        {
            await TakeAsync(cancellationToken).ConfigureAwait(false);
            Show();
        }
        else if (_shownAt == 0 || context.Time.GetElapsedTime(_shownAt) >= Refresh)
        {
            Show();
        }
    }

    /// <summary>Takes one at the end, where the run still can.</summary>
    public async Task TakeLastAsync(CancellationToken cancellationToken)
    {
        if (context.Checkpoints.Unavailable is null && context.Health.Read().Sequence != _sequence)
        {
            await TakeAsync(cancellationToken).ConfigureAwait(false);
            Show();
        }
    }

    private bool IsDue()
    {
        long passed = context.Health.Read().Sequence - _sequence;
        if (_wait > TimeSpan.Zero)
        {
            return context.Time.GetElapsedTime(_triedAt) >= _wait;
        }

        bool isTime = context.Time.GetElapsedTime(_takenAt) >= _interval;
        return passed >= options.IntervalEvents || (passed != 0 && isTime);
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        long asked = context.Health.Read().Sequence;
        try
        {
            CheckpointInfo taken = await context.Checkpoints.TakeAsync(cancellationToken).ConfigureAwait(false);
            _sequence = Math.Max(asked, taken.Sequence);
            _takenAt = context.Time.GetTimestamp();
            _wait = TimeSpan.Zero;
            _raised.Clear();
            _figures = _figures with { Taken = _figures.Taken + 1, Fault = null };
        }
        catch (CheckpointException exception)
        {
            Fail(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
    }

    private void Fail(string fault)
    {
        _triedAt = context.Time.GetTimestamp();
        TimeSpan longer = _wait > TimeSpan.Zero ? 2 * _wait : TimeSpan.FromSeconds(options.RetrySeconds);
        _wait = longer < _interval ? longer : _interval;
        _figures = _figures with { Failed = _figures.Failed + 1, Fault = fault };
        if (_raised.Add(fault))
        {
            context.Raise(FindingSeverity.Warning, fault);
        }
    }

    private void Show()
    {
        _shownAt = context.Time.GetTimestamp();
        try
        {
            _figures = _figures with { Stored = context.Checkpoints.List() };
        }
        catch (CheckpointException exception)
        {
            Fail(exception.Message);
        }

        context.Report(_figures.ToReport(context.Time.GetUtcNow()));
    }
}
