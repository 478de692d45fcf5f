namespace OptiFire.Sdk.Settings;

/// <summary>The settings of the section <c>system</c>.</summary>
internal static class SystemKeys
{
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        Key(
            "max_workers",
            SettingKinds.Whole(1, 64),
            s => s.MaxWorkers,
            (s, v) => s with { MaxWorkers = v },
            "Threads that run plugins beside the kernel.",
            isHot: false
        ),
        Key(
            "max_ram_mb",
            SettingKinds.Whole(128, 65_536),
            s => s.MaxRamMb,
            (s, v) => s with { MaxRamMb = v },
            "Memory the engine may plan for, in units of 2²⁰ bytes."
        ),
        Key(
            "max_cpu_percent",
            SettingKinds.Whole(1, 100),
            s => s.MaxCpuPercent,
            (s, v) => s with { MaxCpuPercent = v },
            "Processor share above which plugins are shed, in percent."
        ),
        Key("log_level", LogLevel, s => s.LogLevel, (s, v) => s with { LogLevel = v }, "How much is logged."),
        Key(
            "seed",
            SettingKinds.Large,
            s => s.Seed,
            (s, v) => s with { Seed = v },
            "Seed of every generator of random numbers.",
            isHot: false
        ),
    ];

    private static SettingKind<SettingsLogLevel> LogLevel =>
        SettingKinds.OneOf(
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

    private static SettingKey<T> Key<T>(
        string name,
        SettingKind<T> kind,
        Func<SystemSettings, T> get,
        Func<SystemSettings, T, SystemSettings> set,
        string help,
        bool isHot = true
    ) =>
        new(
            $"system.{name}",
            kind,
            all => get(all.System),
            (all, value) => all with { System = set(all.System, value) },
            help,
            isHot
        );
}
