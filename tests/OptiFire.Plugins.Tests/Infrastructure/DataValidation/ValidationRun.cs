using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Reports;
using OptiFire.Testing.Journals;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

/// <summary>A run of the engine with the validation on, and what it put aside.</summary>
internal sealed record ValidationRun(RunReport Report, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>Rows put aside, in order.</summary>
    public IReadOnlyList<DataQuarantined> PutAside =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.DataQuarantined).Select(e => e.As<DataQuarantined>())];

    public IReadOnlyList<string> Findings =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.Finding).Select(e => e.As<FindingNoted>().Message)];

    public IReadOnlyList<OrderIntended> Intents =>
        [.. Entries.Where(e => e.Kind == JournalRecordKind.Intent).Select(e => e.As<OrderIntended>())];

    /// <summary>The reasons of the only row put aside.</summary>
    public IEnumerable<QuarantineReason> OnlyReasons => Assert.Single(PutAside).Verdict.Broken;

    public static async Task<ValidationRun> RunAsync(
        IMarketDataSource market,
        DataValidationOptions? options = null,
        Action<IOptiFireBuilder>? with = null,
        Action<EngineOptions>? configure = null
    )
    {
        var journal = new MemoryJournalStore();
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", journal);
        IOptiFireBuilder builder = services.AddOptiFireEngine(configure: configure).AddSource(market);
        builder.AddPlugin<Plugins.Infrastructure.DataValidation, DataValidationOptions>(
            options ?? new DataValidationOptions(),
            enabled: true
        );
        with?.Invoke(builder);
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider
            .GetRequiredService<OptiFireEngine>()
            .RunAsync(TestContext.Current.CancellationToken);
        return new ValidationRun(report, journal.Records);
    }

    /// <summary>A cell of the table of an instrument.</summary>
    public string Cell(string table, string what) =>
        Report.Tables.Single(t => t.Name == table).Rows.Single(r => r[0] == what)[1];

    /// <summary>The quality of an instrument at session closes.</summary>
    public double[] QualityOf(string symbol)
    {
        Chart chart = Report.Charts.Single(c => c.Name == $"data_quality_{symbol}");
        return chart.Panels[0].Series[0].Y;
    }
}
