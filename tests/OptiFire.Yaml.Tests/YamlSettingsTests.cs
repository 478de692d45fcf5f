using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Yaml.Tests;

public sealed class YamlSettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("null\n")]
    [InlineData("{}")]
    [InlineData("system:\nrisk:\nexecution: {}\napi: ~\nplugins: null\n")]
    [InlineData("%YAML 1.2\n---\nsystem:\n...\n")]
    public void Parse_gives_the_defaults_when_nothing_is_said(string yaml)
    {
        EngineSettings settings = YamlSettings.Parse(yaml);

        Assert.Equal(new SystemSettings(), settings.System);
        Assert.Equal(new RiskSettings(), settings.Risk);
        Assert.Equal(new ExecutionSettings(), settings.Execution);
        Assert.Equal(new ApiSettings(), settings.Api);
        Assert.Empty(settings.Plugins);
    }

    [Fact]
    public void Parse_reads_every_setting()
    {
        EngineSettings settings = YamlSettings.Parse(
            """
            system: { max_workers: 8, max_ram_mb: 1024, max_cpu_percent: 75, log_level: WARN, seed: -9000000000 }
            risk:
              max_exposure_total: 0.9
              max_exposure_symbol: 0.25
              max_drawdown: 1
              var_confidence: 0.9999
              max_var_pct: 1e-2
            execution:
              batch_window_seconds: 0
              rth_only: false
              broker: "acme"
              paper_trading: False
              initial_cash: 12345.67
              sizing: fixed_quantity
              capital_per_symbol: .5
              fixed_quantity: 0.000000001
              time_in_force: ioc
              decision_latency_milliseconds: 250
              fill_model: spread_and_impact
              commission_bps: 0.35
              commission_per_share: 0.0035
              max_participation: 0.05
              durability: before_send
            api: { host: 0.0.0.0, port: 65535, jwt_expiry_hours: 168, enable_cors: true }
            """
        );

        Assert.Equal(
            new SystemSettings
            {
                MaxWorkers = 8,
                MaxRamMb = 1024,
                MaxCpuPercent = 75,
                LogLevel = SettingsLogLevel.Warning,
                Seed = -9_000_000_000,
            },
            settings.System
        );
        Assert.Equal(
            new RiskSettings
            {
                MaxExposureTotal = 0.9m,
                MaxExposureSymbol = 0.25m,
                MaxDrawdown = 1m,
                VarConfidence = 0.9999m,
                MaxVarPct = 0.01m,
            },
            settings.Risk
        );
        Assert.Equal(
            new ExecutionSettings
            {
                BatchWindowSeconds = 0m,
                RthOnly = false,
                Broker = "acme",
                PaperTrading = false,
                InitialCash = 12_345.67m,
                Sizing = SizingRule.FixedQuantity,
                CapitalPerSymbol = 0.5m,
                FixedQuantity = 0.000000001m,
                TimeInForce = TimeInForce.ImmediateOrCancel,
                DecisionLatencyMilliseconds = 250,
                FillModel = FillModel.SpreadAndImpact,
                CommissionBps = 0.35m,
                CommissionPerShare = 0.0035m,
                MaxParticipation = 0.05m,
                Durability = Durability.BeforeSend,
            },
            settings.Execution
        );
        Assert.Equal(
            new ApiSettings
            {
                Host = "0.0.0.0",
                Port = 65_535,
                JwtExpiryHours = 168,
                EnableCors = true,
            },
            settings.Api
        );
    }

    [Theory]
    [InlineData("day", TimeInForce.Day)]
    [InlineData("gtc", TimeInForce.GoodTilCanceled)]
    [InlineData("ioc", TimeInForce.ImmediateOrCancel)]
    [InlineData("fok", TimeInForce.FillOrKill)]
    [InlineData("opg", TimeInForce.AtTheOpen)]
    [InlineData("cls", TimeInForce.AtTheClose)]
    public void Parse_reads_times_in_force(string text, TimeInForce expected) =>
        Assert.Equal(expected, YamlSettings.Parse($"execution: {{ time_in_force: {text} }}").Execution.TimeInForce);

    [Theory]
    [InlineData("TRACE", SettingsLogLevel.Trace)]
    [InlineData("Debug", SettingsLogLevel.Debug)]
    [InlineData("info", SettingsLogLevel.Information)]
    [InlineData("Information", SettingsLogLevel.Information)]
    [InlineData("WARN", SettingsLogLevel.Warning)]
    [InlineData("warning", SettingsLogLevel.Warning)]
    [InlineData("\"ERROR\"", SettingsLogLevel.Error)]
    [InlineData("CRITICAL", SettingsLogLevel.Critical)]
    public void Parse_reads_log_levels(string text, SettingsLogLevel expected) =>
        Assert.Equal(expected, YamlSettings.Parse($"system: {{ log_level: {text} }}").System.LogLevel);

    [Theory]
    [InlineData("off")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    public void Parse_takes_off_and_null_for_no_limit(string text)
    {
        RiskSettings risk = YamlSettings
            .Parse($"risk:\n  max_exposure_total: {text}\n  max_exposure_symbol: {text}\n")
            .Risk;

        Assert.Null(risk.MaxExposureTotal);
        Assert.Null(risk.MaxExposureSymbol);
    }

    [Fact]
    public void Parse_keeps_decimals_exact()
    {
        Assert.Equal(
            0.1234567890123456789012345678m,
            YamlSettings.Parse("risk: { max_var_pct: 0.1234567890123456789012345678 }").Risk.MaxVarPct
        );
        // Zeros at the end are no digits that could be lost.
        Assert.Equal(
            0.3m,
            YamlSettings.Parse($"risk: {{ max_exposure_total: 0.3{new string('0', 60)} }}").Risk.MaxExposureTotal
        );
    }

    [Fact]
    public void Parse_reads_plugins()
    {
        EngineSettings settings = YamlSettings.Parse(
            """
            plugins:
              alpha_sma:
                enabled: true
                schedule: "@close-15m"
                budget: { cpu_ms: 250, mem_mb: 40 }
                options:
                  fast: 10
                  slow: "30"
                  ratio: 1e-3
                  label: fast over slow
                  limit: ~
              alpha_sma/challenger: { enabled: false, schedule: interval_5m }
              risk_cvar_size:
            """
        );

        PluginSettings sma = settings.Plugins[new InstanceId("alpha_sma")];
        Assert.True(sma.Enabled);
        Assert.Equal(Schedule.Parse("@close-15m"), sma.Schedule);
        Assert.Equal(new Budget(250, 40), sma.Budget);
        Assert.Equal(
            ["fast=10", "label=fast over slow", "limit=null", "ratio=1e-3", "slow=30"],
            sma.Options.Select(option => $"{option.Key}={option.Value}").Order()
        );

        PluginSettings challenger = settings.Plugins[new InstanceId("alpha_sma", "challenger")];
        Assert.False(challenger.Enabled);
        Assert.Equal(Schedule.Every(minutes: 5), challenger.Schedule);
        Assert.Null(challenger.Budget);

        PluginSettings size = settings.Plugins[new InstanceId("risk_cvar_size")];
        Assert.Null(size.Enabled);
        Assert.Null(size.Schedule);
        Assert.Empty(size.Options);
    }

    [Fact]
    public void Load_lays_later_files_over_earlier_ones_key_by_key()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string first = Write(
            folder,
            "config.yaml",
            """
            risk: { max_exposure_total: 0.5, max_drawdown: 0.2 }
            plugins:
              a: { enabled: true, schedule: "@open", budget: { cpu_ms: 1, mem_mb: 2 }, options: { x: 1, y: 2 } }
              b: { enabled: true }
            """
        );
        string second = Write(
            folder,
            "job.yaml",
            """
            risk: { max_exposure_total: off }
            plugins:
              a: { schedule: null, budget: { mem_mb: 9 }, options: { y: 3, z: 4 } }
              c: { enabled: false }
            """
        );

        EngineSettings settings = YamlSettings.Load(first, second);

        Assert.Null(settings.Risk.MaxExposureTotal);
        Assert.Equal(0.2m, settings.Risk.MaxDrawdown);
        PluginSettings a = settings.Plugins[new InstanceId("a")];
        Assert.True(a.Enabled);
        Assert.Null(a.Schedule);
        Assert.Equal(new Budget(1, 9), a.Budget);
        Assert.Equal(["x=1", "y=3", "z=4"], a.Options.Select(o => $"{o.Key}={o.Value}").Order());
        Assert.True(settings.Plugins[new InstanceId("b")].Enabled);
        Assert.False(settings.Plugins[new InstanceId("c")].Enabled);
        Assert.Equal(0.5m, YamlSettings.Load(second, first).Risk.MaxExposureTotal);
    }

    [Fact]
    public void Load_reads_a_file_with_a_byte_order_mark_and_windows_line_ends()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = Write(folder, "config.yaml", "\uFEFFsystem:\r\n  max_workers: 5\r\napi:\r\n  port: 81\r\n");

        EngineSettings settings = YamlSettings.Load(path);

        Assert.Equal((5, 81), (settings.System.MaxWorkers, settings.Api.Port));
    }

    [Fact]
    public void Load_gives_the_defaults_without_a_file() => Assert.Equal(new RiskSettings(), YamlSettings.Load().Risk);

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
