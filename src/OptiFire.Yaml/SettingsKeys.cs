using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;

namespace OptiFire.Yaml;

/// <summary>Every key of every section but the plugins.</summary>
internal static class SettingsKeys
{
    /// <summary>The names of the sections, plugins included.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["system", "risk", "execution", "api", "plugins"];

    /// <summary>The keys in the order of their sections.</summary>
    public static IReadOnlyList<SettingsKey> All { get; } =
    [
        System("max_workers", ValueReaders.Whole, (s, v) => s with { MaxWorkers = v }),
        System("max_ram_mb", ValueReaders.Whole, (s, v) => s with { MaxRamMb = v }),
        System("max_cpu_percent", ValueReaders.Whole, (s, v) => s with { MaxCpuPercent = v }),
        System("log_level", LogLevel, (s, v) => s with { LogLevel = v }),
        System("seed", ValueReaders.Large, (s, v) => s with { Seed = v }),
        Risk("max_exposure_total", ValueReaders.NumberOrOff, (s, v) => s with { MaxExposureTotal = v }),
        Risk("max_exposure_symbol", ValueReaders.NumberOrOff, (s, v) => s with { MaxExposureSymbol = v }),
        Risk("max_drawdown", ValueReaders.Number, (s, v) => s with { MaxDrawdown = v }),
        Risk("var_confidence", ValueReaders.Number, (s, v) => s with { VarConfidence = v }),
        Risk("max_var_pct", ValueReaders.Number, (s, v) => s with { MaxVarPct = v }),
        Execution("batch_window_seconds", ValueReaders.Number, (s, v) => s with { BatchWindowSeconds = v }),
        Execution("rth_only", ValueReaders.Truth, (s, v) => s with { RthOnly = v }),
        Execution("broker", ValueReaders.Text, (s, v) => s with { Broker = v }),
        Execution("paper_trading", ValueReaders.Truth, (s, v) => s with { PaperTrading = v }),
        Execution("initial_cash", ValueReaders.Number, (s, v) => s with { InitialCash = v }),
        Execution("sizing", Sizing, (s, v) => s with { Sizing = v }),
        Execution("capital_per_symbol", ValueReaders.Number, (s, v) => s with { CapitalPerSymbol = v }),
        Execution("fixed_quantity", ValueReaders.Number, (s, v) => s with { FixedQuantity = v }),
        Execution("min_trade_fraction", ValueReaders.Number, (s, v) => s with { MinTradeFraction = v }),
        Execution("time_in_force", OrderTime, (s, v) => s with { TimeInForce = v }),
        Execution(
            "decision_latency_milliseconds",
            ValueReaders.Whole,
            (s, v) => s with { DecisionLatencyMilliseconds = v }
        ),
        Execution("fill_model", Fills, (s, v) => s with { FillModel = v }),
        Execution("commission_bps", ValueReaders.Number, (s, v) => s with { CommissionBps = v }),
        Execution("commission_per_share", ValueReaders.Number, (s, v) => s with { CommissionPerShare = v }),
        Execution("max_participation", ValueReaders.Number, (s, v) => s with { MaxParticipation = v }),
        Execution("durability", JournalDurability, (s, v) => s with { Durability = v }),
        Api("host", ValueReaders.Text, (s, v) => s with { Host = v }),
        Api("port", ValueReaders.Whole, (s, v) => s with { Port = v }),
        Api("jwt_expiry_hours", ValueReaders.Whole, (s, v) => s with { JwtExpiryHours = v }),
        Api("enable_cors", ValueReaders.Truth, (s, v) => s with { EnableCors = v }),
    ];

    private static ValueReader<SettingsLogLevel> LogLevel =>
        ValueReaders.OneOf(
            isExact: false,
            ("TRACE", SettingsLogLevel.Trace),
            ("DEBUG", SettingsLogLevel.Debug),
            ("INFO", SettingsLogLevel.Information),
            ("INFORMATION", SettingsLogLevel.Information),
            ("WARN", SettingsLogLevel.Warning),
            ("WARNING", SettingsLogLevel.Warning),
            ("ERROR", SettingsLogLevel.Error),
            ("CRITICAL", SettingsLogLevel.Critical)
        );

    private static ValueReader<SizingRule> Sizing =>
        ValueReaders.OneOf(
            isExact: true,
            ("fraction_of_equity", SizingRule.FractionOfEquity),
            ("fixed_quantity", SizingRule.FixedQuantity)
        );

    private static ValueReader<TimeInForce> OrderTime =>
        ValueReaders.OneOf(
            isExact: true,
            ("day", TimeInForce.Day),
            ("gtc", TimeInForce.GoodTilCanceled),
            ("ioc", TimeInForce.ImmediateOrCancel),
            ("fok", TimeInForce.FillOrKill),
            ("opg", TimeInForce.AtTheOpen),
            ("cls", TimeInForce.AtTheClose)
        );

    private static ValueReader<FillModel> Fills =>
        ValueReaders.OneOf(
            isExact: true,
            ("next_bar_open", FillModel.NextBarOpen),
            ("spread_and_impact", FillModel.SpreadAndImpact)
        );

    private static ValueReader<Durability> JournalDurability =>
        ValueReaders.OneOf(
            isExact: true,
            ("at_end", Durability.AtEnd),
            ("grouped", Durability.Grouped),
            ("before_send", Durability.BeforeSend)
        );

    private static SettingsKey<T> System<T>(
        string name,
        ValueReader<T> reader,
        Func<SystemSettings, T, SystemSettings> set
    ) => new("system", name, reader, (all, value) => all with { System = set(all.System, value) });

    private static SettingsKey<T> Risk<T>(
        string name,
        ValueReader<T> reader,
        Func<RiskSettings, T, RiskSettings> set
    ) => new("risk", name, reader, (all, value) => all with { Risk = set(all.Risk, value) });

    private static SettingsKey<T> Execution<T>(
        string name,
        ValueReader<T> reader,
        Func<ExecutionSettings, T, ExecutionSettings> set
    ) => new("execution", name, reader, (all, value) => all with { Execution = set(all.Execution, value) });

    private static SettingsKey<T> Api<T>(string name, ValueReader<T> reader, Func<ApiSettings, T, ApiSettings> set) =>
        new("api", name, reader, (all, value) => all with { Api = set(all.Api, value) });
}
