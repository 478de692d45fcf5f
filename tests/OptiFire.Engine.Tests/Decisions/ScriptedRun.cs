using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>A run of scripts over a walk, and what its journal says of it.</summary>
internal sealed record ScriptedRun(RunReport Report, IReadOnlyList<JournalEntry> Entries)
{
    public static ExecutionSettings FixedSize { get; } = new() { Sizing = SizingRule.FixedQuantity };

    public static RiskSettings NoLimits { get; } = new() { MaxExposureSymbol = null, MaxExposureTotal = null };

    /// <summary>Signed quantities of the orders, in order.</summary>
    public IReadOnlyList<decimal> Orders => [.. Intents.Select(i => i.Request.SignedQuantity)];

    public IReadOnlyList<OrderIntended> Intents =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.Intent).Select(e => e.As<OrderIntended>())];

    public IReadOnlyList<OrderRefused> Refusals =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.Refusal).Select(e => e.As<OrderRefused>())];

    public static Task<ScriptedRun> RunAsync(string levels, Action<IOptiFireBuilder>? with = null) =>
        RunAsync(b =>
        {
            b.AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = levels }, enabled: true);
            with?.Invoke(b);
        });

    public static async Task<ScriptedRun> RunAsync(
        Action<IOptiFireBuilder> with,
        RiskSettings? risk = null,
        ExecutionSettings? execution = null,
        string[]? symbols = null,
        int sessions = 12,
        Action<Bar[]>? change = null
    )
    {
        var store = new MemoryStore();
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", store);
        with(
            services
                .AddOptiFireEngine(configure: o =>
                    o.Settings = new EngineSettings { Risk = risk ?? NoLimits, Execution = execution ?? FixedSize }
                )
                .AddSource(Walks.Daily(symbols ?? ["AAA"], sessions, seed: 3, change))
        );
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider
            .GetRequiredService<OptiFireEngine>()
            .RunAsync(TestContext.Current.CancellationToken);
        return new ScriptedRun(
            report,
            [.. store.Journal.Read().SelectMany(group => JournalEntry.ReadAll(group.Payload))]
        );
    }
}
