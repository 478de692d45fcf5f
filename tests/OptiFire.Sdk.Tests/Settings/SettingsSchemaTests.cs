using System.Reflection;
using OptiFire.Sdk.Settings;

namespace OptiFire.Sdk.Tests.Settings;

public sealed class SettingsSchemaTests
{
    private static readonly string[] RestartOnly =
    [
        "api.host",
        "api.port",
        "execution.broker",
        "execution.commission_bps",
        "execution.commission_per_share",
        "execution.durability",
        "execution.fill_model",
        "execution.initial_cash",
        "execution.max_participation",
        "execution.paper_trading",
        "system.max_workers",
        "system.seed",
    ];

    public static TheoryData<string> Paths => [.. SettingsSchema.Keys.Select(key => key.Path)];

    [Fact]
    public void Schema_has_every_property_of_every_section_once()
    {
        (string Section, Type Type)[] sections =
        [
            ("system", typeof(SystemSettings)),
            ("risk", typeof(RiskSettings)),
            ("execution", typeof(ExecutionSettings)),
            ("api", typeof(ApiSettings)),
        ];
        IEnumerable<string> properties =
            from section in sections
            from property in section.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.CanWrite
            select $"{section.Section}.{SnakeCase(property.Name)}";

        Assert.Equal(properties, SettingsSchema.Keys.Select(key => key.Path));
    }

    [Fact]
    public void Restart_only_is_what_a_run_cannot_change_under_itself()
    {
        Assert.Equal(
            RestartOnly,
            SettingsSchema.Keys.Where(key => !key.IsHot).Select(key => key.Path).Order(StringComparer.Ordinal)
        );
        Assert.True(SettingsSchema.Find("plugins.a.options.x")!.IsHot);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Default_is_read_back_and_says_what_is_allowed(string path)
    {
        SettingKey key = SettingsSchema.Find(path)!;
        var draft = new SettingsDraft();

        Assert.Null(draft.Set(path, new SettingText(key.Default!)));

        (EngineSettings settings, IReadOnlyList<string> errors) = draft.Finish();
        Assert.Empty(errors);
        Assert.Equal(key.Default, key.Print(settings));
        Assert.Equal(key.Default, key.Print(new EngineSettings()));
        Assert.NotEmpty(key.Allowed);
        Assert.NotEmpty(key.Type);
        Assert.EndsWith(".", key.Help);
        Assert.Equal(path, $"{key.Section}.{key.Name}");
    }

    [Theory]
    [InlineData("system.max_workers", "1", "64", "0", "65")]
    [InlineData("system.max_ram_mb", "128", "65536", "127", "65537")]
    [InlineData("system.max_cpu_percent", "1", "100", "0", "101")]
    [InlineData("risk.max_exposure_total", "0.1", "1", "0", "1.01")]
    [InlineData("risk.max_exposure_symbol", "0.001", "0.3", "-0.1", "0.3000001")]
    [InlineData("risk.max_drawdown", "0.0001", "1", "0", "1.0001")]
    [InlineData("risk.var_confidence", "0.5", "0.9999", "0.4999", "0.99991")]
    [InlineData("risk.max_var_pct", "0.0001", "1", "0", "2")]
    [InlineData("execution.batch_window_seconds", "0", "60", "-0.1", "60.1")]
    [InlineData("execution.initial_cash", "1", "1000000000000", "0.99", "1000000000001")]
    [InlineData("execution.capital_per_symbol", "0.01", "1", "0", "1.1")]
    [InlineData("execution.fixed_quantity", "0.000000001", "1000000000", "0", "1000000001")]
    [InlineData("execution.min_trade_fraction", "0", "0.1", "-0.001", "0.11")]
    [InlineData("execution.decision_latency_milliseconds", "0", "60000", "-1", "60001")]
    [InlineData("execution.commission_bps", "0", "1000", "-1", "1001")]
    [InlineData("execution.commission_per_share", "0", "100", "-1", "101")]
    [InlineData("execution.max_participation", "0.01", "1", "0", "1.1")]
    [InlineData("api.port", "1", "65535", "0", "65536")]
    [InlineData("api.jwt_expiry_hours", "1", "168", "0", "169")]
    public void Range_holds_at_both_ends(string path, string least, string most, string below, string above)
    {
        Assert.Empty(Errors(path, least));
        Assert.Empty(Errors(path, most));
        Assert.StartsWith($"{path}: {below} is ", Assert.Single(Errors(path, below)));
        Assert.StartsWith($"{path}: {above} is ", Assert.Single(Errors(path, above)));
    }

    [Theory]
    [InlineData("plugins.a.enabled")]
    [InlineData("plugins.a/b.schedule")]
    [InlineData("plugins.a.budget.cpu_ms")]
    [InlineData("plugins.a.budget.mem_mb")]
    [InlineData("plugins.a.options.enabled")]
    public void Plugin_settings_are_found_and_not_set_by_default(string path)
    {
        SettingKey key = SettingsSchema.Find(path)!;

        Assert.Equal(path, key.Path);
        Assert.Null(key.Default);
        Assert.Null(key.Print(new EngineSettings()));
    }

    [Theory]
    [InlineData("plugins.a")]
    [InlineData("plugins.a.budget")]
    [InlineData("plugins.a.options")]
    [InlineData("plugins.a.options.x.y")]
    [InlineData("plugins.a b.enabled")]
    [InlineData("plugins.a/b/c.enabled")]
    [InlineData("plugins.a/.enabled")]
    [InlineData("plugins./b.enabled")]
    [InlineData("plugins..enabled")]
    [InlineData("plugins")]
    [InlineData("Risk.max_drawdown")]
    [InlineData("risk.max_drawdown.x")]
    [InlineData("")]
    [InlineData(".")]
    public void What_is_no_setting_is_not_found(string path)
    {
        Assert.Null(SettingsSchema.Find(path));
        Assert.Contains("allowed: ", SettingsSchema.WhyUnknown(path));
    }

    [Fact]
    public void Values_made_in_code_are_checked_like_text()
    {
        var settings = new EngineSettings
        {
            Risk = new RiskSettings { MaxDrawdown = 3m },
            Execution = new ExecutionSettings { Sizing = (SizingRule)9, Broker = "" },
            Plugins = new Dictionary<Sdk.Plugins.InstanceId, PluginSettings>
            {
                [new("a")] = new() { Budget = new Sdk.Plugins.Budget(-1, 5) },
            },
        };

        Assert.Equal(
            [
                "risk.max_drawdown: 3 is outside (0, 1]",
                "execution.broker: a name is needed",
                "execution.sizing: 9 is not one of fraction_of_equity, fixed_quantity",
                "plugins.a.budget.cpu_ms: '-1' is not a whole number of at least 1",
            ],
            settings.Validate()
        );
    }

    private static IReadOnlyList<string> Errors(string path, string value)
    {
        var draft = new SettingsDraft();
        if (path == "risk.max_exposure_total")
        {
            draft.Set("risk.max_exposure_symbol", new SettingText("off"));
        }

        Assert.Null(draft.Set(path, new SettingText(value)));
        return draft.Finish().Errors;
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant();
}
