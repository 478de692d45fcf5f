using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Budgets;

/// <summary>An engine over second bars with an offender and two steady plugins.</summary>
internal sealed class BudgetRun : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public BudgetRun(
        Workbench bench,
        double? pace,
        int bars,
        MemoryStore? store = null,
        Action<IOptiFireBuilder>? with = null,
        ILoadProbe? load = null,
        int cpuMilliseconds = 10,
        TimeProvider? time = null,
        string[]? symbols = null
    )
    {
        Store = store ?? new MemoryStore();
        var services = new ServiceCollection();
        services.AddSingleton(bench);
        services.AddKeyedSingleton<IJournalStoreFactory>("", Store);
        services.AddKeyedSingleton("", load ?? new FixedLoad(TimeProvider.System));
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Pace = pace;
                o.BaseCalendar = "always-open";
                o.Settings = new EngineSettings
                {
                    System = new SystemSettings { MaxCpuPercent = 90, MaxRamMb = 1000 },
                };
            })
            .AddSource(SecondBars.Create(bars, symbols ?? []))
            .AddPlugin<Offender, OffenderOptions>(
                new OffenderOptions { CpuMilliseconds = cpuMilliseconds },
                enabled: true
            )
            .AddPlugin<Steady, SteadyOptions>(name: "beside", enabled: true)
            .AddPlugin<Steady, SteadyOptions>(new SteadyOptions { ReadsOffender = true }, name: "after", enabled: true);
        with?.Invoke(builder);
        _provider = services.BuildServiceProvider();
        Engine = _provider.GetRequiredService<OptiFireEngine>();
    }

    public static InstanceId Offender { get; } = new("test_offender");

    public MemoryStore Store { get; }

    public OptiFireEngine Engine { get; }

    /// <summary>The commands in the journal so far.</summary>
    public IReadOnlyList<CommandGiven> Commands =>
        [.. Records(JournalRecordKind.Command).Select(e => e.As<CommandGiven>())];

    public PluginStatus Status(string instance = "test_offender") =>
        Engine.Plugins.Single(p => p.Instance == InstanceId.Parse(instance));

    private IEnumerable<JournalEntry> Records(JournalRecordKind kind) =>
        Store.Journal.Read().SelectMany(g => JournalEntry.ReadAll(g.Payload)).Where(e => e.Kind == kind);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"never: {what}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
