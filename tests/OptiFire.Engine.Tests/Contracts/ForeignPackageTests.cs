using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Contracts;

/// <summary>The third spike: a package that is not ours, with its own datum, source and plugin.</summary>
public sealed class ForeignPackageTests
{
    [Fact]
    public async Task A_foreign_datum_source_and_plugin_run_without_a_change_in_ours()
    {
        RunReport report = await RunAsync(registersDatum: true);

        ActivationReport heat = Assert.Single(report.Activations);
        Assert.Equal((8, 2), (heat.Ok, heat.NotReady));
        Assert.Equal("28", heat.Outputs["mean"]);
    }

    [Fact]
    public async Task An_unregistered_datum_stops_the_start_with_the_remedy()
    {
        EngineStartException refused = await Assert.ThrowsAsync<EngineStartException>(() =>
            RunAsync(registersDatum: false)
        );

        Assert.Contains(refused.Errors, e => e.Contains("AddDatum<Temperature>()", StringComparison.Ordinal));
    }

    private static async Task<RunReport> RunAsync(bool registersDatum)
    {
        Temperature[] data =
        [
            .. Enumerable.Range(0, 10).Select(i => new Temperature(Timestamp.FromUtc(2020, 6, 1, i), 20 + i)),
        ];
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine()
            .AddSource(new ListSource<Temperature>("acme", [], data))
            .AddPlugin<Heat, HeatOptions>(enabled: true);
        if (registersDatum)
        {
            builder.AddDatum<Temperature>();
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
    }

    internal readonly record struct Temperature(Timestamp EventTime, double Celsius) : IDatum<Temperature>
    {
        public static DatumKind Kind { get; } = new("acme.temperature", 1);

        public static Column<Temperature, double> Degrees { get; } = new("celsius", static (t, _) => t.Celsius);

        public InstrumentId Instrument => InstrumentId.None;

        public SeriesVariant Variant => SeriesVariant.Single;

        public Timestamp AvailableAt => EventTime + TimeSpan.FromMinutes(5);

        public int Revision => 0;

        public static Temperature WithInstrument(in Temperature datum, InstrumentId instrument) => datum;

        public static void Write(in Temperature datum, PayloadWriter writer)
        {
            writer.WriteTimestamp(datum.EventTime);
            writer.WriteDouble(datum.Celsius);
        }

        public static Temperature Read(ref PayloadReader reader, int schemaVersion) =>
            new(reader.ReadTimestamp(), reader.ReadDouble());
    }

    internal sealed record HeatOptions
    {
        public int Hours { get; init; } = 3;
    }

    internal sealed class Heat(HeatOptions options) : IPlugin<Heat, HeatOptions>, IFeature
    {
        private readonly WindowNeed<Temperature, double> _degrees = Need.Window(
            Temperature.Degrees,
            SeriesVariant.Single,
            options.Hours,
            InstrumentRef.Nobody
        );

        public static PluginDescriptor Descriptor { get; } =
            new("acme_heat", PluginCategory.Features, "Heat") { Summary = "Mean temperature." };

        public static Output<double> Mean { get; } = Output.Number("mean", "degrees Celsius");

        public PluginPlan Plan =>
            new(
                new Activation(Role.Feature, Scope.Engine, Trigger.On<Temperature>())
                {
                    Needs = [_degrees],
                    Outputs = [Mean],
                }
            );

        public RunResult Compute(IRun run)
        {
            double sum = 0;
            foreach (double degrees in run.Window(_degrees).Values)
            {
                sum += degrees;
            }

            run.Publish(Mean, sum / options.Hours);
            return RunResult.Ok;
        }
    }
}
