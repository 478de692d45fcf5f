using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;

namespace OptiFire.Sdk.Settings;

/// <summary>The settings of the section <c>execution</c>.</summary>
internal static class ExecutionKeys
{
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        Key(
            "batch_window_seconds",
            SettingKinds.Number(0m, 60m),
            s => s.BatchWindowSeconds,
            (s, v) => s with { BatchWindowSeconds = v },
            "How long orders are collected and netted before they are sent, in seconds."
        ),
        Key(
            "rth_only",
            SettingKinds.Truth,
            s => s.RthOnly,
            (s, v) => s with { RthOnly = v },
            "Whether automatic orders are decided in the regular session only."
        ),
        Key(
            "broker",
            SettingKinds.Text("a name is needed"),
            s => s.Broker,
            (s, v) => s with { Broker = v },
            "Name of the broker.",
            isHot: false
        ),
        Key(
            "paper_trading",
            SettingKinds.Truth,
            s => s.PaperTrading,
            (s, v) => s with { PaperTrading = v },
            "Whether no real money may move.",
            isHot: false
        ),
        Key(
            "initial_cash",
            SettingKinds.Number(1m, 1_000_000_000_000m),
            s => s.InitialCash,
            (s, v) => s with { InitialCash = v },
            "Cash of a simulated account at its start.",
            isHot: false
        ),
        Key("sizing", Sizing, s => s.Sizing, (s, v) => s with { Sizing = v }, "How levels become quantities."),
        Key(
            "capital_per_symbol",
            SettingKinds.Fraction,
            s => s.CapitalPerSymbol,
            (s, v) => s with { CapitalPerSymbol = v },
            "Equity behind a level of 1, as a fraction."
        ),
        Key(
            "fixed_quantity",
            SettingKinds.Number(0.000000001m, 1_000_000_000m),
            s => s.FixedQuantity,
            (s, v) => s with { FixedQuantity = v },
            "Units behind a level of 1 under fixed_quantity."
        ),
        Key(
            "min_trade_fraction",
            SettingKinds.Number(0m, 0.1m),
            s => s.MinTradeFraction,
            (s, v) => s with { MinTradeFraction = v },
            "Smallest change of a target that is traded, as a fraction of equity; exits always are."
        ),
        Key(
            "time_in_force",
            OrderTime,
            s => s.TimeInForce,
            (s, v) => s with { TimeInForce = v },
            "Time in force of automatic orders."
        ),
        Key(
            "decision_latency_milliseconds",
            SettingKinds.Whole(0, 60_000),
            s => s.DecisionLatencyMilliseconds,
            (s, v) => s with { DecisionLatencyMilliseconds = v },
            "How long decisions take to reach the broker, in milliseconds."
        ),
        Key(
            "fill_model",
            Fills,
            s => s.FillModel,
            (s, v) => s with { FillModel = v },
            "How the simulated broker fills market orders.",
            isHot: false
        ),
        Key(
            "commission_bps",
            SettingKinds.Number(0m, 1_000m),
            s => s.CommissionBps,
            (s, v) => s with { CommissionBps = v },
            "Commission in basis points of notional.",
            isHot: false
        ),
        Key(
            "commission_per_share",
            SettingKinds.Number(0m, 100m),
            s => s.CommissionPerShare,
            (s, v) => s with { CommissionPerShare = v },
            "Commission per unit, in currency.",
            isHot: false
        ),
        Key(
            "max_participation",
            SettingKinds.Fraction,
            s => s.MaxParticipation,
            (s, v) => s with { MaxParticipation = v },
            "Largest share of a bar's volume one order may take under spread_and_impact.",
            isHot: false
        ),
        Key(
            "durability",
            JournalDurability,
            s => s.Durability,
            (s, v) => s with { Durability = v },
            "When the journal must be on the disk.",
            isHot: false
        ),
    ];

    private static SettingKind<SizingRule> Sizing =>
        SettingKinds.OneOf(
            isExact: true,
            ("fraction_of_equity", SizingRule.FractionOfEquity),
            ("fixed_quantity", SizingRule.FixedQuantity)
        );

    private static SettingKind<TimeInForce> OrderTime =>
        SettingKinds.OneOf(
            isExact: true,
            ("day", TimeInForce.Day),
            ("gtc", TimeInForce.GoodTilCanceled),
            ("ioc", TimeInForce.ImmediateOrCancel),
            ("fok", TimeInForce.FillOrKill),
            ("opg", TimeInForce.AtTheOpen),
            ("cls", TimeInForce.AtTheClose)
        );

    private static SettingKind<FillModel> Fills =>
        SettingKinds.OneOf(
            isExact: true,
            ("next_bar_open", FillModel.NextBarOpen),
            ("spread_and_impact", FillModel.SpreadAndImpact)
        );

    private static SettingKind<Durability> JournalDurability =>
        SettingKinds.OneOf(
            isExact: true,
            ("at_end", Durability.AtEnd),
            ("grouped", Durability.Grouped),
            ("before_send", Durability.BeforeSend)
        );

    private static SettingKey<T> Key<T>(
        string name,
        SettingKind<T> kind,
        Func<ExecutionSettings, T> get,
        Func<ExecutionSettings, T, ExecutionSettings> set,
        string help,
        bool isHot = true
    ) =>
        new(
            $"execution.{name}",
            kind,
            all => get(all.Execution),
            (all, value) => all with { Execution = set(all.Execution, value) },
            help,
            isHot
        );
}
