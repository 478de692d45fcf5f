using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Plugins.Risk;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Sqlite;
using OptiFire.Testing.Brokers;

namespace OptiFire.Soak;

/// <summary>One engine in one folder: starts there or goes on where the last process died.</summary>
internal static class SoakRun
{
    private const int AcknowledgementDelay = 2; // pieces of market data and times

    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "DDD"];

    // What is held, what works and what is wanted must not depend on when a message arrived: a fixed quantity does not.
    private static readonly EngineSettings Settings = new()
    {
        System = new SystemSettings { MaxWorkers = 1 },
        Risk = new RiskSettings
        {
            MaxExposureTotal = null,
            MaxExposureSymbol = null,
            MaxDrawdown = 0.006m, // latches often; only where a drawdown stop runs
        },
        Execution = new ExecutionSettings
        {
            Sizing = SizingRule.FixedQuantity,
            MinTradeFraction = 0,
            Durability = Durability.BeforeSend,
        },
    };

    private static readonly DrawdownStopOptions Stop = new() { RestoreBelow = 0.002, ReduceAt = 0.003 };

    public static async Task RunAsync(string folder, SoakKind kind, KillPoint? point)
    {
        var kill = new KillSwitch(point, SoakFiles.Note(folder));
        using var changes = new Operator(folder, kill);
        using DurableBroker? durable = kind == SoakKind.Simulated ? null : OpenBroker(folder, kind);
        OptiFireEngine? engine = null;
        bool isLive = !File.Exists(SoakFiles.Journal(folder));
        Task checkpoint = Task.CompletedTask;
        IMarketDrivenBroker broker = durable is null ? NewExchange(kind) : durable;
        var journal = new WatchedStore(
            SoakFiles.Journal(folder),
            kill,
            () =>
            {
                isLive = true;
                NoteReady(folder);
            }
        );
        ISettingsStore? versions =
            kind == SoakKind.Changing
                ? new WatchedSettings(SqliteSettingsStore.Open(SoakFiles.Settings(folder)), kill, changes.NoteWritten)
                : null;
        await using ServiceProvider provider = Compose(
            folder,
            kind,
            journal,
            versions,
            new WatchedBroker(broker, kill, Stepped)
        );
        engine = provider.GetRequiredService<OptiFireEngine>();
        RunReport report = await engine.RunAsync();
        await changes.EndAsync();
        if (report.Activations.FirstOrDefault(a => a.Failed > 0) is { } failing)
        {
            throw new InvalidOperationException($"{failing.Instance} failed {failing.Failed} times.");
        }

        kill.End();
        await File.WriteAllTextAsync(SoakFiles.Outcome(folder), SoakOutcome.Of(report).ToString());

        void Stepped(Timestamp time)
        {
            // All the time one is being stored, so that many processes die while one is.
            if (checkpoint.IsCompleted && engine!.Checkpoints.Unavailable is null)
            {
                checkpoint = engine.Checkpoints.TakeAsync(CancellationToken.None);
            }

            if (kind != SoakKind.Changing)
            {
                return;
            }

            int turn = (int)new Random(time.GetHashCode()).NextInt64(24);
            if (turn < 12)
            {
                changes.Ask(engine!.Settings);
            }
            else if (turn >= 20 && isLive)
            {
                engine!.Rearm(new InstanceId("risk_drawdown_derisk"), "soak", "looked at it");
            }
        }
    }

    /// <summary>Replays what a folder's journal tells of, from the beginning, without a stop, and compares.</summary>
    public static async Task<ReplayComparison> CompareAsync(string folder, CancellationToken cancellationToken)
    {
        using DurableBroker broker = OpenBroker(folder, SoakKind.Changing);
        await using SqliteStore store = SqliteStore.Open(SoakFiles.Journal(folder), Settings.Execution.Durability);
        await using ServiceProvider provider = Compose(
            folder,
            SoakKind.Changing,
            null,
            SqliteSettingsStore.Open(SoakFiles.Settings(folder)),
            broker
        );
        return await provider
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(store.Journal, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The broker of a folder, with the life its file tells of.</summary>
    public static DurableBroker OpenBroker(string folder, SoakKind kind) =>
        new(NewExchange(kind), SoakFiles.Broker(folder), AcknowledgementDelay);

    private static SeededWalk NewWalk(SoakKind kind) =>
        new(Symbols, sessions: kind == SoakKind.Changing ? 200 : 80, seed: 11);

    private static SimulatedBroker NewExchange(SoakKind kind) =>
        new(
            new InstrumentCatalogue(NewWalk(kind).Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(Settings.Execution)
        );

    private static ServiceProvider Compose(
        string folder,
        SoakKind kind,
        IJournalStoreFactory? journal,
        ISettingsStore? versions,
        IBroker broker
    )
    {
        var services = new ServiceCollection();
        if (journal is not null)
        {
            services.AddKeyedSingleton("", journal);
        }

        if (versions is not null)
        {
            services.AddKeyedSingleton("", versions);
        }

        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = Settings;
                o.CheckpointFolder = SoakFiles.Checkpoints(folder);
            })
            .AddSource(NewWalk(kind))
            .AddPlugin<Flipper, FlipperOptions>(enabled: true)
            .UseBroker(broker);
        if (kind == SoakKind.Changing)
        {
            builder
                .AddPlugin<Twins, TwinsOptions>(enabled: true)
                .AddPlugin<DrawdownStop, DrawdownStopOptions, DrawdownStopOptionsValidator>(Stop, enabled: true);
        }

        return services.BuildServiceProvider();
    }

    private static void NoteReady(string folder)
    {
        using var own = Process.GetCurrentProcess();
        TimeSpan wall = DateTime.Now - own.StartTime;
        File.WriteAllText(
            SoakFiles.Ready(folder),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{wall.TotalSeconds:0.000} {own.TotalProcessorTime.TotalSeconds:0.000}"
            )
        );
    }
}
