using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Hosting;

public sealed class StartErrorsTests
{
    [Fact]
    public async Task Everything_wrong_with_the_settings_is_listed_at_once()
    {
        var settings = new EngineSettings
        {
            Risk = new RiskSettings { MaxDrawdown = 2 },
            Plugins = new Dictionary<InstanceId, PluginSettings>
            {
                [new InstanceId("nobody_knows")] = new() { Enabled = true },
                [new InstanceId("test_shrink")] = new()
                {
                    Enabled = true,
                    Options = new Dictionary<string, string> { ["multiplier"] = "a lot" },
                },
            },
        };

        SettingsException refused = await Assert.ThrowsAsync<SettingsException>(() =>
            StartAsync(settings, b => b.AddPlugin<Shrink, ShrinkOptions>())
        );

        AssertAll(
            refused.Errors,
            "plugins.nobody_knows",
            "plugins.test_shrink.options.multiplier",
            "risk.max_drawdown"
        );
    }

    [Fact]
    public async Task Everything_that_keeps_the_plugins_apart_is_listed_at_once()
    {
        var settings = new EngineSettings { System = new SystemSettings { MaxRamMb = 128 } };

        EngineStartException refused = await Assert.ThrowsAsync<EngineStartException>(() =>
            StartAsync(
                settings,
                b =>
                    b.AddPlugin<Chicken, NoOptions>(enabled: true)
                        .AddPlugin<Egg, NoOptions>(enabled: true)
                        .AddPlugin<Glutton, NoOptions>(enabled: true)
                        .AddPlugin<Stranger, NoOptions>(enabled: true)
            )
        );

        AssertAll(
            refused.Errors,
            "test_chicken → test_egg → test_chicken",
            "system.max_ram_mb",
            "needs the port",
            "AddDatum<Unheard>()"
        );
    }

    [Fact]
    public async Task An_engine_without_a_source_says_what_to_add()
    {
        var services = new ServiceCollection();
        services.AddOptiFireEngine();
        await using ServiceProvider provider = services.BuildServiceProvider();

        EngineStartException refused = await Assert.ThrowsAsync<EngineStartException>(() =>
            provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("AddSource", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    private static async Task StartAsync(EngineSettings settings, Action<IOptiFireBuilder> with)
    {
        var services = new ServiceCollection();
        with(
            services
                .AddOptiFireEngine(configure: o => o.Settings = settings)
                .AddSource(Walks.Daily(["AAA"], 5, seed: 1))
        );
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertAll(IReadOnlyList<string> errors, params string[] expected) =>
        Assert.All(
            expected,
            text =>
                Assert.True(
                    errors.Any(e => e.Contains(text, StringComparison.Ordinal)),
                    $"{text} is not in: {string.Join("; ", errors)}"
                )
        );

    internal sealed record NoOptions;

    internal sealed class Chicken : IPlugin<Chicken, NoOptions>, IFeature
    {
        public Chicken(NoOptions options) => ArgumentNullException.ThrowIfNull(options);

        public static PluginDescriptor Descriptor { get; } =
            new("test_chicken", PluginCategory.Features, "Chicken") { Summary = "Needs the egg." };

        public static Output<double> Out { get; } = Output.Number("chicken");

        public PluginPlan Plan { get; } =
            new(
                new Activation(Role.Feature, Scope.Engine, Trigger.OnBar(BarSize.Day))
                {
                    Needs = [Need.Output(Egg.Out)],
                    Outputs = [Out],
                }
            );

        public RunResult Compute(IRun run) => RunResult.Ok;
    }

    internal sealed class Egg : IPlugin<Egg, NoOptions>, IFeature
    {
        public Egg(NoOptions options) => ArgumentNullException.ThrowIfNull(options);

        public static PluginDescriptor Descriptor { get; } =
            new("test_egg", PluginCategory.Features, "Egg") { Summary = "Needs the chicken." };

        public static Output<double> Out { get; } = Output.Number("egg");

        public PluginPlan Plan { get; } =
            new(
                new Activation(Role.Feature, Scope.Engine, Trigger.OnBar(BarSize.Day))
                {
                    Needs = [Need.Output(Chicken.Out)],
                    Outputs = [Out],
                }
            );

        public RunResult Compute(IRun run) => RunResult.Ok;
    }

    internal sealed class Glutton : IPlugin<Glutton, NoOptions>, IFeature
    {
        public Glutton(NoOptions options) => ArgumentNullException.ThrowIfNull(options);

        public static PluginDescriptor Descriptor { get; } =
            new("test_glutton", PluginCategory.Features, "Glutton") { Summary = "Wants all history." };

        public PluginPlan Plan { get; } =
            new(
                new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
                {
                    Needs = [Need.Window(Bar.ClosePrice, BarSize.Day, 10_000_000)],
                }
            );

        public RunResult Compute(IRun run) => RunResult.Ok;
    }

    internal sealed class Stranger : IPlugin<Stranger, NoOptions>, IFeature
    {
        public Stranger(NoOptions options) => ArgumentNullException.ThrowIfNull(options);

        public static PluginDescriptor Descriptor { get; } =
            new("test_stranger", PluginCategory.Features, "Stranger") { Summary = "Needs what nobody gives." };

        public PluginPlan Plan { get; } =
            new(
                new Activation(Role.Feature, Scope.Engine, Trigger.OnBar(BarSize.Day))
                {
                    Needs =
                    [
                        Need.Output(Output.Number("unknown port")),
                        Need.Rows<Unheard>(1, SeriesVariant.Single, InstrumentRef.Nobody),
                    ],
                }
            );

        public RunResult Compute(IRun run) => RunResult.Ok;
    }

    internal readonly record struct Unheard(Timestamp EventTime) : IDatum<Unheard>
    {
        public static DatumKind Kind { get; } = new("test.unheard", 1);

        public InstrumentId Instrument => InstrumentId.None;

        public SeriesVariant Variant => SeriesVariant.Single;

        public Timestamp AvailableAt => EventTime;

        public int Revision => 0;

        public static Unheard WithInstrument(in Unheard datum, InstrumentId instrument) => datum;

        public static void Write(in Unheard datum, PayloadWriter writer) => writer.WriteTimestamp(datum.EventTime);

        public static Unheard Read(ref PayloadReader reader, int schemaVersion) => new(reader.ReadTimestamp());
    }
}
