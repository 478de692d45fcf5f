using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Takes checkpoints: the kernel copies the run's state between two moments, the rest happens beside it.</summary>
internal sealed class CheckpointDesk(ICheckpointStore? store, TimeProvider time) : ICheckpoints, IDisposable
{
    private const string NoStore = "no folder for checkpoints is set (EngineOptions.CheckpointFolder)";
    private const string NoRun = "no run is going on";

    private static readonly string Package =
        typeof(CheckpointDesk)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "unknown";

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SemaphoreSlim _asked = new(0);
    private readonly Lock _gate = new();
    private readonly Lock _shelf = new();
    private readonly PayloadWriter _copy = new(1 << 16);
    private readonly ConcurrentDictionary<string, TimeSpan> _pauses = new(StringComparer.Ordinal);
    private TaskCompletionSource<Copied>? _request;
    private EngineParts? _parts;
    private RunState? _state;
    private string? _obstacle;
    private volatile bool _isAsked;

    /// <summary>Whether the kernel is asked for a copy: looked at between any two moments.</summary>
    public bool IsAsked => _isAsked;

    public string? Unavailable
    {
        get
        {
            lock (_gate)
            {
                return store is null ? NoStore
                    : _parts is null ? NoRun
                    : _obstacle;
            }
        }
    }

    /// <summary>A run begins.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="state">What is copied.</param>
    /// <param name="obstacle">Why nothing can be; null when it can.</param>
    public void Begin(EngineParts parts, RunState state, string? obstacle)
    {
        lock (_gate)
        {
            (_parts, _state, _obstacle) = (parts, state, obstacle);
        }
    }

    /// <summary>The run has ended: who still waits is told so, and what is being stored is awaited.</summary>
    public void End()
    {
        lock (_gate)
        {
            _parts = null;
            _isAsked = false;
            _request?.TrySetException(new CheckpointException("The run ended before a checkpoint could be taken."));
            _request = null;
        }

        _one.Wait(CancellationToken.None);
        _one.Release();
        lock (_gate)
        {
            _state = null;
        }
    }

    /// <summary>Copies the run's state; on the kernel's thread, between two moments.</summary>
    public void Serve()
    {
        TaskCompletionSource<Copied>? request;
        EngineParts? parts;
        lock (_gate)
        {
            (request, parts) = (_request, _parts);
            _request = null;
            _isAsked = false;
        }

        if (request is null || parts is null)
        {
            return;
        }

        try
        {
            long started = Stopwatch.GetTimestamp();
            _copy.Truncate();
            _state!.Save(_copy);
            var header = new CheckpointHeader
            {
                PackageVersion = Package,
                RunId = parts.RunId,
                StartHash = parts.StartHash,
                Sequence = parts.Log.Sequence,
                EngineTime = parts.View.Now,
                TakenAt = Timestamp.From(time.GetUtcNow()),
                SettingsVersion = parts.SettingsVersion,
            };
            var copied = new Copied(header, parts.Journal, parts.Log.ClosedSequence, Stopwatch.GetElapsedTime(started));
            request.SetResult(copied);
        }
#pragma warning disable CA1031 // a plugin's state may throw anything, and a checkpoint must not end the run
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.SetException(
                new CheckpointException($"The run's state cannot be copied: {exception.Message}", exception)
            );
        }
    }

    /// <summary>Serves whoever still asks, until a task ends: a host stops its services while the kernel stands still.</summary>
    public void ServeUntil(Task stopped)
    {
        _ = stopped.ContinueWith(_ => _asked.Release(), TaskScheduler.Default);
        while (!stopped.IsCompleted)
        {
            _asked.Wait(CancellationToken.None);
            Serve();
        }
    }

    public async Task<CheckpointInfo> TakeAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TaskCompletionSource<Copied> request = Ask();
            using CancellationTokenRegistration withdrawal = cancellationToken.Register(() =>
                Withdraw(request, cancellationToken)
            );
            Copied copied = await request.Task.ConfigureAwait(false);
            return await Task.Run(() => Keep(copied, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public IReadOnlyList<CheckpointInfo> List()
    {
        lock (_shelf)
        {
            return store is null ? [] : [.. store.Names().Select(Describe)];
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _asked.Dispose();
    }

    private TaskCompletionSource<Copied> Ask()
    {
        lock (_gate)
        {
            if (Unavailable is { } why)
            {
                throw new CheckpointException($"No checkpoint can be taken: {why}.");
            }

            _request = new TaskCompletionSource<Copied>(TaskCreationOptions.RunContinuationsAsynchronously);
            _isAsked = true;
            _asked.Release();
            return _request;
        }
    }

    private void Withdraw(TaskCompletionSource<Copied> request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_request == request)
            {
                _request = null;
                _isAsked = false;
                request.TrySetCanceled(cancellationToken);
            }
        }
    }

    private CheckpointInfo Keep(Copied copied, CancellationToken cancellationToken)
    {
        byte[] content = Checkpoint.ToBytes(copied.Header, _copy.WrittenSpan);
        try
        {
            // A checkpoint ahead of its journal is of no use: it could not be shown to be of the same past.
            copied.Journal.WaitUntilDurable(copied.ClosedSequence, cancellationToken);
        }
        catch (Exception exception) when (exception is JournalException or ObjectDisposedException)
        {
            throw new CheckpointException($"The journal does not reach the disk: {exception.Message}", exception);
        }

        string name;
        lock (_shelf)
        {
            name = store!.Write(copied.Header.Sequence, content);
        }

        _pauses[name] = copied.Pause;
        return Info(name, copied.Header, content.Length, Checkpoint.CurrentSchema);
    }

    private CheckpointInfo Describe(string name)
    {
        int bytes = 0;
        try
        {
            ReadOnlyMemory<byte> content = store!.Read(name);
            bytes = content.Length;
            var checkpoint = Checkpoint.Read(content);
            return Info(name, checkpoint.Header, bytes, checkpoint.SchemaVersion);
        }
        catch (CheckpointException exception)
        {
            return new CheckpointInfo(name, 0, default, default, bytes, 0, 0, exception.Message);
        }
    }

    private CheckpointInfo Info(string name, CheckpointHeader header, long bytes, int schema) =>
        new(
            name,
            header.Sequence,
            header.EngineTime,
            header.TakenAt,
            bytes,
            schema,
            header.SettingsVersion,
            Fault: null
        )
        {
            Pause = _pauses.TryGetValue(name, out TimeSpan pause) ? pause : null,
        };

    private sealed record Copied(CheckpointHeader Header, IJournal Journal, long ClosedSequence, TimeSpan Pause);
}
