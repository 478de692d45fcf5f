using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Events;
using OptiFire.Engine.Health;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>An engine: runs its plugins over its sources until they end, and says what it did.</summary>
public sealed partial class OptiFireEngine : IAsyncDisposable
{
    private const string NoJournal = "the run has no journal that outlives it";
    private const string NothingStored = "a comparison stores nothing";

    private readonly IServiceProvider _services;
    private readonly EngineOptions _options;
    private readonly EventBus _bus;
    private readonly CommandInbox _commands = new();
    private readonly Lazy<SettingsService> _settings;
    private readonly ICheckpointStore? _checkpointStore;
    private readonly CheckpointDesk _checkpoints;
    private readonly PluginCommands _control;
    private readonly EngineHealthView _health = new();
    private readonly OrderTimingBoard _timings = new();
    private readonly StopRequest _stop;
    private readonly Lock _gate = new();
    private EngineKernel? _kernel;
    private IReadOnlyList<PluginStatus> _lastPlugins = [];

    internal OptiFireEngine(IServiceProvider services, string name)
    {
        _services = services;
        Name = name;
        _options = services.GetRequiredKeyedService<EngineOptions>(name);
        _stop = new StopRequest(_options.StopTimeout);
        _control = new PluginCommands(_commands, () => Plugins);
        _bus = new EventBus(Logs(services).CreateLogger("OptiFire.Events"));
        _settings = new Lazy<SettingsService>(() => services.GetRequiredKeyedService<SettingsService>(name));
        _checkpointStore =
            services.GetKeyedService<ICheckpointStore>(name)
            ?? (
                _options.CheckpointFolder is { } folder
                    ? new FileCheckpointStore(folder, _options.CheckpointsKept)
                    : null
            );
        _checkpoints = new CheckpointDesk(_checkpointStore, services.GetService<TimeProvider>() ?? TimeProvider.System);
    }

    /// <summary>The engine's name; empty for the default engine.</summary>
    public string Name { get; }

    /// <summary>Announces what happens.</summary>
    public IEventBus Events => _bus;

    /// <summary>The versions of its settings and flags.</summary>
    /// <exception cref="SettingsException">At the first use: the settings cannot be used.</exception>
    /// <exception cref="SettingsStoreException">At the first use: the versions cannot be opened.</exception>
    public ISettings Settings => _settings.Value;

    /// <summary>The stored states of this engine's run: listed at any time, taken while it runs.</summary>
    public ICheckpoints Checkpoints => _checkpoints;

    /// <summary>How far the running or the last run is; null before the first.</summary>
    public RunProgress? Progress { get; private set; }

    /// <summary>What runs by the clock in the running or the last run; null before the first.</summary>
    public IScheduleView? Schedule { get; private set; }

    /// <summary>How far the running or the last run is, and what it is busy with; from any thread.</summary>
    public IEngineHealth Health => _health;

    /// <summary>
    /// Runs from the first datum to the last, or until cancelled. A journal that holds a part of this very run is continued:
    /// from its newest checkpoint that fits, or from its first datum.
    /// </summary>
    /// <exception cref="EngineStartException">The engine cannot start as it is put together.</exception>
    /// <exception cref="ReplayMismatchException">The journal holds another run, or this one with other inputs.</exception>
    public async Task<RunReport> RunAsync(CancellationToken cancellationToken = default)
    {
        // Files that were edited while nothing ran are a change like any other.
        await _settings.Value.ReloadFilesAsync("files", cancellationToken).ConfigureAwait(false);
        IJournalStoreFactory? factory = _services.GetKeyedService<IJournalStoreFactory>(Name);
        if (factory is null)
        {
            await using var memory = new MemoryJournal();
            return await RunOnThreadAsync(memory, null, null, NoJournal, cancellationToken).ConfigureAwait(false);
        }

        Durability durability = _settings.Value.Current.Content.ToSettings().Execution.Durability;
        IJournalStore store = factory.Open(durability);
        await using (store.ConfigureAwait(false))
        {
            IJournal journal = store.Journal.Opened.Groups == 0 ? store.Journal : new ResumedJournal(store.Journal);

            // A broker may know orders of this run even where the journal is empty: it lost its tail.
            return await RunOnThreadAsync(
                    journal,
                    _options.RecordsTape ? store.Tape : null,
                    (broker, log, orders, from) =>
                        broker.IsSimulated
                            ? broker
                            : new ResumedBroker(broker, log, orders, store.Journal, from, goesLive: true),
                    null,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends the run between two of its moments: nothing new is decided, what happened is in the journal, and the same run goes
    /// on where it was. A moment that takes longer than <see cref="EngineOptions.StopTimeout"/> is cut off as by a
    /// cancellation. Asked before a run, the run ends before its first moment.
    /// </summary>
    /// <param name="orders">What becomes of working orders.</param>
    public void Stop(OrdersOnStop orders = OrdersOnStop.Keep)
    {
        _stop.Ask(orders);
        _commands.Bell.Ring();
    }

    /// <summary>Runs again and compares every record with a journal: nothing is stored.</summary>
    /// <param name="recorded">The journal of an earlier run.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<ReplayComparison> CompareAsync(IJournal recorded, CancellationToken cancellationToken = default)
    {
        await using var comparing = new ComparingJournal(recorded);
        await RunOnThreadAsync(
                comparing,
                null,
                (broker, log, orders, _) =>
                    broker.IsSimulated
                        ? broker
                        : new ResumedBroker(broker, log, orders, recorded, from: null, goesLive: false),
                NothingStored,
                cancellationToken
            )
            .ConfigureAwait(false);
        return comparing.Conclude();
    }

    /// <summary>Runs again as recorded up to a moment, and from then on under another version of the settings, on the simulated broker.</summary>
    /// <param name="recorded">The journal of an earlier run.</param>
    /// <param name="version">The number of the other version.</param>
    /// <param name="from">From when on it is in force.</param>
    /// <param name="to">Until when to run.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    /// <exception cref="EngineStartException">The engine's broker is not simulated.</exception>
    public async Task<WhatIfReport> WhatIfAsync(
        IJournal recorded,
        long version,
        Timestamp from,
        Timestamp to,
        CancellationToken cancellationToken = default
    )
    {
        SettingsVersion other =
            Settings.Find(version)
            ?? throw new ArgumentOutOfRangeException(
                nameof(version),
                version,
                $"There is no such version of the settings; the newest is {Settings.Current.Number}."
            );
        await using var journal = new WhatIfJournal(recorded, other, from, to < _options.To ? to : _options.To);
        await RunOnThreadAsync(
                journal,
                null,
                (broker, _, _, _) =>
                    broker.IsSimulated
                        ? broker
                        : throw new EngineStartException([
                            $"The broker '{broker.Name}' is real: what would have been can only be told with a simulated one.",
                        ]),
                NothingStored,
                cancellationToken
            )
            .ConfigureAwait(false);
        return WhatIfReport.Compare(journal);
    }

    /// <summary>Pays money in or, negative, takes it out at the engine's next moment.</summary>
    /// <param name="amount">In the base currency.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="reason">What for.</param>
    public void BookFlow(decimal amount, string author, string reason) =>
        _commands.Add(new CommandGiven(CommandKind.Flow, default, author, "", amount, reason));

    /// <summary>Re-arms a guard that has latched, at the engine's next moment.</summary>
    /// <param name="guard">Which.</param>
    /// <param name="author">Who asks: the journal keeps it.</param>
    /// <param name="reason">Why it is safe.</param>
    public void Rearm(InstanceId guard, string author, string reason) =>
        _commands.Add(new CommandGiven(CommandKind.Rearm, default, author, guard.ToString(), 0, reason));

    /// <summary>Sets what automatic trading may do, at the engine's next moment. Guards may be stricter.</summary>
    /// <param name="state">What it may do.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="reason">Why.</param>
    public void SetTradingState(TradingState state, string author, string reason) =>
        _commands.Add(new CommandGiven(CommandKind.TradingState, default, author, state.ToString(), 0, reason));

    /// <summary>Cancels every working order that adds exposure, at the engine's next moment.</summary>
    /// <param name="author">Who asks.</param>
    /// <param name="reason">Why.</param>
    public void CancelWorkingOrders(string author, string reason) =>
        _commands.Add(new CommandGiven(CommandKind.CancelWorkingOrders, default, author, "", 0, reason));

    /// <summary>What each plugin instance does and costs, of the running or the last run; empty before the first. From any thread.</summary>
    public IReadOnlyList<PluginStatus> Plugins => Volatile.Read(ref _kernel)?.ReadPlugins() ?? _lastPlugins;

    /// <summary>Stops a plugin's runs at the engine's next moment, until it is resumed. A risk plugin blocks new exposure meanwhile.</summary>
    /// <param name="instance">Which.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">There is no such instance in the running engine.</exception>
    /// <exception cref="InvalidOperationException">It is paused, or it keeps the account safe: only settings switch such a one off.</exception>
    public void Pause(InstanceId instance, string author, string reason) => _control.Pause(instance, author, reason);

    /// <summary>Lets a paused plugin run again from the engine's next moment on.</summary>
    /// <inheritdoc cref="Pause" path="/param" />
    /// <exception cref="ArgumentException">There is no such instance in the running engine.</exception>
    /// <exception cref="InvalidOperationException">It is not paused.</exception>
    public void Resume(InstanceId instance, string author, string reason) => _control.Resume(instance, author, reason);

    /// <summary>Runs every shard of a plugin at the engine's next moment, on what is known then; a back-off is ended.</summary>
    /// <inheritdoc cref="Pause" path="/param" />
    /// <exception cref="ArgumentException">There is no such instance in the running engine.</exception>
    /// <exception cref="InvalidOperationException">It is paused, quarantined or shed.</exception>
    public void RunNow(InstanceId instance, string author, string reason) => _control.RunNow(instance, author, reason);

    /// <summary>Lets a quarantined plugin run again from the engine's next moment on; what it did wrong is forgotten.</summary>
    /// <inheritdoc cref="Pause" path="/param" />
    /// <exception cref="ArgumentException">There is no such instance in the running engine.</exception>
    /// <exception cref="InvalidOperationException">It is not quarantined.</exception>
    public void Release(InstanceId instance, string author, string reason) =>
        _control.Release(instance, author, reason);

    /// <summary>Sheds plugins that are not critical at the engine's next moment, or lets them come back. The machine's load may shed more.</summary>
    /// <param name="level">0: none; 1: reports and diagnostics; 2: learning too, and features nobody trades on; 3: all that is not critical.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in 0 to 3.</exception>
    public void Shed(int level, string author, string reason) => _control.Shed(level, author, reason);

    /// <summary>Begins to keep when orders pass which station, for one reader; dispose it to end that.</summary>
    public OrderTimingReader OpenOrderTimings() => _timings.Open();

    /// <summary>Ends the announcements once every subscriber has read its own.</summary>
    public async ValueTask DisposeAsync()
    {
        await _bus.DisposeAsync().ConfigureAwait(false);
        _checkpoints.Dispose();
    }

    /// <summary>The container's logs, or none.</summary>
    internal static ILoggerFactory Logs(IServiceProvider services) =>
        services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}
