using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Puts an engine together over bars in memory, with probes on the ports a test looks at.</summary>
public sealed class EngineRun
{
    private readonly ServiceCollection _services = new();
    private readonly List<Instrument> _instruments = [];
    private readonly List<Bar> _bars = [];
    private int _probes;

    public EngineRun(Action<EngineOptions>? configure = null) =>
        Builder = _services.AddOptiFireEngine(configure: configure);

    /// <summary>Where plugins and further sources are added.</summary>
    public IOptiFireBuilder Builder { get; }

    /// <summary>Adds bars; several series become one source.</summary>
    public EngineRun Add(params ReadOnlySpan<BarSeries> all)
    {
        foreach (BarSeries series in all)
        {
            var id = new InstrumentId(_instruments.Count);
            _instruments.Add(series.Instrument);
            _bars.AddRange(series.Bars.Select(bar => bar with { Instrument = id }));
        }

        return this;
    }

    /// <summary>Keeps every value a port has whenever it is written, or whenever another trigger fires.</summary>
    /// <param name="port">The port.</param>
    /// <param name="scope">The reader's scope: by instrument for a plugin that runs by instrument; the portfolio by default.</param>
    /// <param name="trigger">When to read; when the port's plugin has run by default.</param>
    public List<Observation<T>> Watch<T>(Output<T> port, Scope? scope = null, Trigger? trigger = null)
    {
        var options = new PortProbeOptions<T>
        {
            Port = port,
            Scope = scope ?? Scope.Portfolio,
            Trigger = trigger ?? Trigger.OnOutput(port),
        };
        Builder.AddPlugin<PortProbe<T>, PortProbeOptions<T>>(options, $"p{_probes++}", enabled: true);
        return options.Seen;
    }

    /// <summary>Runs to the end of the data.</summary>
    public async Task<RunReport> RunAsync()
    {
        Builder.AddSource(new MemorySource<Bar>(_instruments, _bars));
        await using ServiceProvider provider = _services.BuildServiceProvider();
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs to the end of the data, and gives what one plugin did.</summary>
    public async Task<ActivationReport> RunAsync(string pluginId)
    {
        RunReport report = await RunAsync();
        return report.Activations.Single(a => a.Instance.PluginId == pluginId);
    }
}
