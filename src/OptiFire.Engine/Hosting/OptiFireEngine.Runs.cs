using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Remote;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Services;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

public sealed partial class OptiFireEngine
{
    private async Task<RunReport> RunOnThreadAsync(
        IJournal journal,
        ITape? tape,
        BrokerWrap? wrapBroker,
        string? noCheckpoints,
        CancellationToken cancellationToken
    )
    {
        var done = new TaskCompletionSource<RunReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(Run(journal, tape, wrapBroker, noCheckpoints, cancellationToken));
            }
#pragma warning disable CA1031 // handed to whoever awaits the run
            catch (Exception exception)
#pragma warning restore CA1031
            {
                done.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = $"OptiFire kernel {Name}",
        };
        thread.Start();
        return await WatchAsync(done.Task).ConfigureAwait(false);
    }

    /// <summary>Waits for the run, and gives it up when a plugin keeps the kernel's thread.</summary>
    private async Task<RunReport> WatchAsync(Task<RunReport> run)
    {
        TimeSpan period = TimeSpan.FromTicks(Math.Max(_options.StallTimeout.Ticks / 4, TimeSpan.TicksPerMillisecond));
        while (!run.IsCompleted)
        {
            try
            {
                await run.WaitAsync(period).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // A run may end while the wait for it times out: then it is the run that says how it ended.
                if (!run.IsCompleted && Volatile.Read(ref _kernel)?.StalledFor(_options.StallTimeout) is { } stalled)
                {
                    throw new PluginStalledException([stalled.ToString()]);
                }
            }
        }

        return await run.ConfigureAwait(false);
    }

    private RunReport Run(
        IJournal journal,
        ITape? tape,
        BrokerWrap? wrapBroker,
        string? noCheckpoints,
        CancellationToken cancellationToken
    )
    {
        long started = Stopwatch.GetTimestamp();
        using var run = new SettingsRun(_settings.Value, _commands);
        using EngineKernel kernel = Prepare(journal, tape, run, wrapBroker, out EngineParts parts);
        // From here on the engine is known to fit together: a change that breaks it is the change's fault.
        _settings.Value.DryRun = settings => Assembly(_ => _settings.Value.Current).Errors(settings);
        lock (_gate)
        {
            if (_kernel is not null)
            {
                throw new InvalidOperationException($"Engine '{Name}' is running already.");
            }

            _kernel = kernel;
            Schedule = kernel.Schedule;
            _health.Begin(kernel.Health);
        }

        ServiceHost services = Services(parts, kernel);
        ControlServer? control = null;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop.Begin(cut);
        try
        {
            _checkpoints.Begin(parts, kernel.State, noCheckpoints ?? kernel.State.Obstacle);
            EngineLog.Starting(parts.Logger, Name, parts.Instruments.Count, parts.Graph.Instances.Count, parts.RunId);
            var quarantine = new QuarantineBook();
            if (journal is not IReplay)
            {
                kernel.Tied = services.Run;
                services.Run(parts.Graph.Instances);
                control = OpenControl(kernel, cancellationToken);
            }

            Timestamp to = (journal as WhatIfJournal)?.To ?? _options.To;
            kernel.Run(new SourceRequest(parts.Instruments, _options.From, to, quarantine), cut.Token);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
            EngineLog.Ended(parts.Logger, Name, parts.Log.Sequence, parts.Ledger.Fills, parts.Ledger.Equity);
            _checkpoints.ServeUntil(services.EndAsync());
            return RunReports.Create(parts, kernel, quarantine, services.Read(), elapsed);
        }
        finally
        {
            _stop.End();
            _checkpoints.End();
            services.EndAsync().GetAwaiter().GetResult();
            control?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _health.End(kernel.Health);
            lock (_gate)
            {
                _lastPlugins = kernel.ReadPlugins();
                _kernel = null;
            }
        }
    }

    /// <summary>Lets other processes reach the run; null where none should.</summary>
    private ControlServer? OpenControl(EngineKernel kernel, CancellationToken cancellationToken)
    {
        if (_options.ControlSocket is not { } path)
        {
            return null;
        }

        var ports = new ControlPorts
        {
            Settings = _settings.Value,
            Schedule = kernel.Schedule,
            Checkpoints = _checkpoints,
            Health = kernel.Health,
            Commands = author => new OperatorCommands(this, author),
            Rearm = Rearm,
            Plugins = () => Plugins,
        };
        var server = new ControlServer(path, ports);
        server.StartAsync(cancellationToken).GetAwaiter().GetResult();
        return server;
    }

    private ServiceHost Services(EngineParts parts, EngineKernel kernel) =>
        new(
            new ServicePorts(
                parts.BaseCalendar,
                kernel.Health,
                kernel.Schedule,
                _checkpoints,
                _settings.Value,
                _timings.Open
            ),
            _commands,
            _services.GetService<TimeProvider>() ?? TimeProvider.System,
            isVirtual: _options.Pace is null,
            parts.Logger
        );

    private RunAssembly Assembly(Func<IJournal, SettingsVersion> firstSettings) =>
        new(_services, Name, _options, _bus, firstSettings, _checkpoints);

    /// <summary>Puts a run together, as it was at the newest checkpoint that fits where there is one.</summary>
    private EngineKernel Prepare(
        IJournal journal,
        ITape? tape,
        SettingsRun run,
        BrokerWrap? wrapBroker,
        out EngineParts parts
    )
    {
        var resumed = journal as ResumedJournal;
        CheckpointChooser? chooser =
            resumed is not null && _checkpointStore is not null
                ? new CheckpointChooser(_checkpointStore, Logs(_services).CreateLogger("OptiFire.Engine"))
                : null;
        while (true)
        {
            resumed?.Position(0);
            parts = Assembly(run.Begin).Build(journal, tape, chooser, wrapBroker);
            var kernel = new EngineKernel(parts, _commands, _timings, _stop, progress => Progress = progress);
            if (parts.From is not { } from)
            {
                if (chooser is not null)
                {
                    EngineLog.ReplaysFromTheStart(parts.Logger);
                }

                return kernel;
            }

            try
            {
                kernel.State.Load(from.Checkpoint);
                resumed!.Position(from.Journal.Groups);
                EngineLog.GoesOnFromCheckpoint(parts.Logger, from.Name, from.Journal.Sequence);
                return kernel;
            }
            catch (CheckpointException exception)
            {
                kernel.Dispose();
                chooser!.Reject(from.Name, exception.Message);
            }
        }
    }
}
