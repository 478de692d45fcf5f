using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;

namespace OptiFire.Yaml.Tests;

public sealed class ShippedConfigTests
{
    [Fact]
    public void Config_file_says_what_the_defaults_are()
    {
        EngineSettings loaded = YamlSettings.Load(Shipped("config.yaml"));
        var defaults = new EngineSettings();

        Assert.Equal(defaults.System, loaded.System);
        Assert.Equal(defaults.Risk, loaded.Risk);
        Assert.Equal(defaults.Execution, loaded.Execution);
        Assert.Equal(defaults.Api, loaded.Api);
        Assert.Empty(loaded.Plugins);
    }

    [Fact]
    public void Config_file_names_every_setting()
    {
        IEnumerable<string> keys =
        [
            .. Names<SystemSettings>(),
            .. Names<RiskSettings>(),
            .. Names<ExecutionSettings>(),
            .. Names<ApiSettings>(),
        ];
        string[] lines = File.ReadAllLines(Shipped("config.yaml"));

        Assert.All(keys, key => Assert.Single(lines, line => line.StartsWith($"  {key}: ")));
    }

    [Fact]
    public void Job_of_the_moving_average_goes_over_the_config_file()
    {
        EngineSettings job = YamlSettings.Load(Shipped("config.yaml"), Shipped("jobs", "sma.yaml"));

        Assert.Null(job.Risk.MaxExposureTotal);
        Assert.Null(job.Risk.MaxExposureSymbol);
        Assert.Equal(0.08m, job.Risk.MaxDrawdown);
        Assert.Equal(
            new ExecutionSettings
            {
                RthOnly = false,
                InitialCash = 100_000m,
                Sizing = SizingRule.FixedQuantity,
                FixedQuantity = 100m,
                MinTradeFraction = 0m,
                TimeInForce = TimeInForce.GoodTilCanceled,
                FillModel = FillModel.NextBarOpen,
                CommissionBps = 1m,
                Durability = Durability.AtEnd,
            },
            job.Execution
        );
    }

    private static string Shipped(params string[] parts) =>
        Path.Combine([SharedFolder.RepositoryRoot, "configs", .. parts]);

    private static IEnumerable<string> Names<T>() =>
        typeof(T)
            .GetProperties()
            .Where(property => property.CanWrite)
            .Select(property =>
                string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}"))
                    .ToLowerInvariant()
            );
}
