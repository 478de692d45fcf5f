using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Journals;

namespace OptiFire.Testing.Conformance;

/// <summary>Runs the real engine on a market and keeps its journal.</summary>
internal sealed class ConformanceRunner(ConformanceSubject subject)
{
    public async Task<RecordedRun> RunAsync(
        IMarketDataSource market,
        int workers,
        PluginVerification verification,
        CancellationToken cancellationToken
    )
    {
        var journal = new MemoryJournalStore();
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = subject.Settings with { System = subject.Settings.System with { MaxWorkers = workers } };
                o.Calendars = subject.Calendars;
                o.BaseCalendar = subject.BaseCalendar;
                o.StartsWithHost = false;
                o.Verification = verification;
            })
            .AddSource(market);
        subject.Register(builder);
        services.AddKeyedSingleton<IJournalStoreFactory>("", journal);
        IServiceProvider provider = subject.BuildServices(services);
        try
        {
            RunReport report = await provider
                .GetRequiredService<OptiFireEngine>()
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
            return new RecordedRun(report, journal.Records, [.. PlansOf(provider)]);
        }
        finally
        {
            await DisposeAsync(provider).ConfigureAwait(false);
        }
    }

    /// <summary>When the market's data become available, ascending.</summary>
    public async Task<IReadOnlyList<Timestamp>> MomentsAsync(CancellationToken cancellationToken)
    {
        var moments = new MomentsFilter();
        var market = new FilteredMarket(subject.Market, () => moments);
        var request = new SourceRequest(
            new InstrumentCatalogue(market.Instruments),
            Timestamp.MinValue,
            Timestamp.MaxValue,
            new Unlooked()
        );
        await foreach (DataBatch batch in market.ReadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            batch.Release();
        }

        return moments.Moments;
    }

    private static async ValueTask DisposeAsync(IServiceProvider provider)
    {
        if (provider is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (provider as IDisposable)?.Dispose();
        }
    }

    private IEnumerable<(InstanceId Instance, PluginPlan Plan)> PlansOf(IServiceProvider provider)
    {
        foreach (PluginRegistration registration in provider.GetKeyedServices<PluginRegistration>(""))
        {
            if (registration.Descriptor.Id == subject.PluginId)
            {
                IReadOnlyDictionary<string, string> options = subject.Settings.Plugins.TryGetValue(
                    registration.Instance,
                    out PluginSettings? settings
                )
                    ? settings.Options
                    : new Dictionary<string, string>();
                yield return (registration.Instance, registration.Create(provider, options).Plan);
            }
        }
    }

    private sealed class Unlooked : IQuarantine
    {
        public void Add(QuarantinedRow row) { }
    }
}
