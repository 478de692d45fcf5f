using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Tests.Settings;

public sealed class SettingsContentTests
{
    private static EngineSettings Sample =>
        new()
        {
            Risk = new RiskSettings { MaxExposureTotal = null, MaxExposureSymbol = 0.250m },
            Execution = new ExecutionSettings { Broker = "true", TimeInForce = Orders.TimeInForce.FillOrKill },
            System = new SystemSettings { Seed = long.MinValue, LogLevel = SettingsLogLevel.Warning },
            Plugins = new Dictionary<InstanceId, PluginSettings>
            {
                [new("a")] = new()
                {
                    Enabled = false,
                    Schedule = Schedule.Parse("@close-15m"),
                    Budget = new Budget(5, 7),
                    Options = new Dictionary<string, string>
                    {
                        ["text"] = "line\nline \\n ünï 𝄞",
                        ["empty"] = "",
                        ["none"] = "null",
                    },
                },
                [new("a", "b")] = new() { Enabled = true },
                [new("nothing_set")] = new(),
            },
        };

    [Fact]
    public void Content_of_settings_has_the_sections_whole_and_of_plugins_what_is_set()
    {
        var content = SettingsContent.Of(Sample);

        Assert.Equal(SettingsSchema.Keys.Count + 8, content.Values.Count);
        Assert.Equal("off", content.Values["risk.max_exposure_total"]);
        Assert.Equal("0.25", content.Values["risk.max_exposure_symbol"]);
        Assert.Equal("fok", content.Values["execution.time_in_force"]);
        Assert.Equal("WARN", content.Values["system.log_level"]);
        Assert.Equal("@close-15m", content.Values["plugins.a.schedule"]);
        Assert.Equal("7", content.Values["plugins.a.budget.mem_mb"]);
        Assert.Equal("true", content.Values["plugins.a/b.enabled"]);
        Assert.DoesNotContain(content.Values.Keys, path => path.Contains("nothing_set"));
    }

    [Fact]
    public void Settings_come_back_from_content_as_they_were()
    {
        EngineSettings back = SettingsContent.Of(Sample).ToSettings();

        Assert.Equal(Sample.Risk, back.Risk);
        Assert.Equal(Sample.Execution, back.Execution);
        Assert.Equal(Sample.System, back.System);
        Assert.Equal(Sample.Api, back.Api);
        PluginSettings a = back.Plugins[new("a")];
        Assert.Equal((false, new Budget(5, 7)), (a.Enabled, a.Budget));
        Assert.Equal(Schedule.Parse("@close-15m"), a.Schedule);
        Assert.Equal(Sample.Plugins[new("a")].Options, a.Options);
        Assert.Equal(SettingsContent.Of(Sample).Text, SettingsContent.Of(back).Text);
    }

    [Fact]
    public void Text_is_read_back_exactly()
    {
        var content = SettingsContent.Of(Sample);

        var read = SettingsContent.Parse(content.Text);

        Assert.Equal(content.Values, read.Values);
        Assert.Equal(content.Hash, read.Hash);
        Assert.Empty(SettingsContent.Parse("").Values);
        var odd = new SettingsContent([new("a", "\r\n\\r\\"), new("b", ": ")]);
        Assert.Equal(odd.Values, SettingsContent.Parse(odd.Text).Values);
    }

    [Theory]
    [InlineData("a: 1")]
    [InlineData("a\n")]
    [InlineData(": 1\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a:1\n")]
    [InlineData("\n")]
    public void Text_that_is_none_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SettingsContent.Parse(text));

    [Fact]
    public void Different_values_never_have_one_text()
    {
        var broken = new SettingsContent([new("a", "1\nb: 2")]);
        var two = new SettingsContent([new("a", "1"), new("b", "2")]);
        var literal = new SettingsContent([new("a", "1\\nb: 2")]);

        Assert.Equal(3, new[] { broken.Hash, two.Hash, literal.Hash }.Distinct().Count());
        Assert.Throws<ArgumentException>(() => new SettingsContent([new("a: 1\nb", "2")]));
        Assert.Throws<ArgumentException>(() => new SettingsContent([new("", "2")]));
        Assert.Throws<ArgumentException>(() => new SettingsContent([new("a", "1"), new("a", "1")]));
    }

    [Fact]
    public void Changes_lead_from_one_content_to_the_other()
    {
        var earlier = new SettingsContent([new("a", "1"), new("b", "2"), new("c", "3")]);
        var later = new SettingsContent([new("d", "4"), new("b", "2"), new("a", "5")]);

        IReadOnlyList<SettingChange> changes = later.ChangesFrom(earlier);

        Assert.Equal([new("a", "1", "5"), new("c", "3", null), new("d", null, "4")], changes);
        Assert.Equal(later.Text, earlier.With(changes).Text);
        Assert.Empty(later.ChangesFrom(later));
    }

    [Fact]
    public void All_errors_are_listed_at_once_with_path_value_and_range()
    {
        var content = new SettingsContent([
            new("risk.max_drawdown", "2"),
            new("risk.colour", "blue"),
            new("system.max_workers", "1e3"),
            new("plugins.a.budget.cpu_ms", "-1"),
            new("plugins.a.schedule", ""),
            new("plugins.b.budget.mem_mb", "4"),
        ]);

        var error = Assert.Throws<SettingsException>(content.ToSettings);

        Assert.Equal(6, error.Errors.Count);
        Assert.Contains("risk.max_drawdown: 2 is outside (0, 1]", error.Errors);
        Assert.Contains("plugins.a.budget.cpu_ms: '-1' is not a whole number of at least 1", error.Errors);
        Assert.Contains("plugins.b.budget: both cpu_ms and mem_mb are needed", error.Errors);
        Assert.Contains(error.Errors, e => e.StartsWith("risk.colour: there is no such key; allowed: max_exposure"));
    }

    [Fact]
    public void Missing_sections_have_their_defaults() =>
        Assert.Equal(new RiskSettings(), new SettingsContent([]).ToSettings().Risk);

    [Fact]
    public void Value_that_is_no_text_is_refused() =>
        Assert.All(
            (string[])["\ud834", "x\udd1e", "a\0b", "\u001b[31m"],
            value =>
            {
                var content = new SettingsContent([new("plugins.a.options.x", value)]);
                Assert.Contains(
                    "control character",
                    Assert.Single(Assert.Throws<SettingsException>(content.ToSettings).Errors)
                );
            }
        );

    [Fact]
    public void Place_of_an_error_is_that_of_its_path_or_of_the_group_it_is_in()
    {
        var reading = new SettingsReading(
            new EngineSettings(),
            new Dictionary<string, string> { ["plugins.a"] = "f:1:1", ["plugins.a.options.x"] = "f:2:2" }
        );

        Assert.Equal("f:2:2: plugins.a.options.x: no", reading.Locate("plugins.a.options.x: no"));
        Assert.Equal("f:1:1: plugins.a.options.y: no", reading.Locate("plugins.a.options.y: no"));
        Assert.Equal("plugins.b: no", reading.Locate("plugins.b: no"));
        Assert.Equal("no path", reading.Locate("no path"));
    }
}
