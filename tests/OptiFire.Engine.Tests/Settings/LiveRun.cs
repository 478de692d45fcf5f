using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>A run over a walk whose settings are changed before some of its rows.</summary>
internal sealed class LiveRun
{
    private readonly List<(int Row, Func<ISettings, Task> Change)> _changes = [];
    private readonly List<Action<IOptiFireBuilder>> _with = [];

    public MemoryStore Store { get; init; } = new();

    public ISettingsStore? Versions { get; init; }

    public string[] Symbols { get; init; } = ["AAA"];

    public int Sessions { get; init; } = 60;

    public RunReport? Report { get; private set; }

    public List<Task> Changes { get; } = [];

    public IReadOnlyList<JournalEntry> Entries =>
        [.. Store.Journal.Read().SelectMany(group => JournalEntry.ReadAll(group.Payload))];

    public IReadOnlyList<SettingsApplied> Applied =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.SettingsApplied).Select(e => e.As<SettingsApplied>())];

    public IReadOnlyList<decimal> Orders =>
        [
            .. Entries
                .Where(e => e.Kind == JournalRecordKind.Intent)
                .Select(e => e.As<OrderIntended>().Request.SignedQuantity),
        ];

    public LiveRun With(Action<IOptiFireBuilder> with)
    {
        _with.Add(with);
        return this;
    }

    /// <summary>Sets values before a row.</summary>
    public LiveRun Set(int row, params (string Path, string? Value)[] values) =>
        Change(
            row,
            settings =>
                settings.UpdateAsync(
                    new SettingsUpdate("test", values.ToDictionary(v => v.Path, v => v.Value))
                    {
                        Confirmations = ["test_latch"],
                    },
                    TestContext.Current.CancellationToken
                )
        );

    public LiveRun Change(int row, Func<ISettings, Task> change)
    {
        _changes.Add((row, change));
        return this;
    }

    public async Task<LiveRun> RunAsync(CancellationToken? stop = null, bool changes = true)
    {
        await using ServiceProvider provider = Compose(changes);
        OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
        Report = await engine.RunAsync(stop ?? TestContext.Current.CancellationToken);
        await Task.WhenAll(Changes);
        return this;
    }

    /// <summary>Runs the journal again and compares every record.</summary>
    public async Task<ReplayComparison> ReplayAsync()
    {
        await using ServiceProvider provider = Compose(changes: false);
        return await provider
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(Store.Journal, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs again under another version from a moment on.</summary>
    public async Task<WhatIfReport> WhatIfAsync(long version, Timestamp from, Timestamp to)
    {
        await using ServiceProvider provider = Compose(changes: false);
        return await provider
            .GetRequiredService<OptiFireEngine>()
            .WhatIfAsync(Store.Journal, version, from, to, TestContext.Current.CancellationToken);
    }

    private ServiceProvider Compose(bool changes)
    {
        OptiFireEngine? engine = null;
        var source = new GatedSource(Walks.Daily(Symbols, Sessions, seed: 3));
        foreach ((int row, Func<ISettings, Task> change) in changes ? _changes : [])
        {
            source.Before(
                row,
                () =>
                {
                    Task done = change(engine!.Settings);
                    Changes.Add(done);
                    return done;
                }
            );
        }

        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", Store);
        if (Versions is not null)
        {
            services.AddKeyedSingleton("", Versions);
        }

        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
                o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize }
            )
            .AddSource(source);
        _with.ForEach(with => with(builder));
        ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        return provider;
    }
}
