using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;

namespace OptiFire.Yaml.Tests;

/// <summary>One defect is one error, with its place; many defects are as many errors.</summary>
public sealed class BadSettingsTests
{
    private const string Good = """
        system:
          max_workers: 3
          log_level: INFO
        risk:
          max_exposure_total: 0.30
          max_exposure_symbol: 0.10
        execution:
          rth_only: true
          broker: simulated
          time_in_force: day
        plugins:
          alpha_sma:
            enabled: true
            schedule: interval_5m
            budget:
              cpu_ms: 10
              mem_mb: 20
            options:
              fast: 10
        api:
          port: 8000
        """;

    /// <summary>A line of the good file, what takes its place, and where and how the error begins.</summary>
    public static TheoryData<string, string, string> Defects =>
        new()
        {
            {
                "system:",
                "systm:",
                "1:1: systm: there is no such section; allowed: system, risk, execution, api, plugins"
            },
            {
                "  max_workers: 3",
                "  max_worker: 3",
                "2:3: system.max_worker: there is no such key; allowed: max_workers, max_ram_mb"
            },
            { "  max_workers: 3", "  MaxWorkers: 3", "2:3: system.MaxWorkers: there is no such key" },
            { "  max_workers: 3", "  max_workers: three", "2:16: system.max_workers: 'three' is not a whole number" },
            { "  max_workers: 3", "  max_workers: 3.0", "2:16: system.max_workers: '3.0' is not a whole number" },
            { "  max_workers: 3", "  max_workers: \"3\"", "2:16: system.max_workers: \"3\" is not a whole number" },
            {
                "  max_workers: 3",
                "  max_workers: 99999999999",
                "2:16: system.max_workers: '99999999999' is not a whole number"
            },
            { "  max_workers: 3", "  max_workers: 0x10", "2:16: system.max_workers: '0x10' is not" },
            { "  max_workers: 3", "  max_workers: 1_000", "2:16: system.max_workers: '1_000' is not" },
            { "  max_workers: 3", "  max_workers: ", "2:15: system.max_workers: '' is not a whole number" },
            { "  max_workers: 3", "  max_workers: 65", "2:16: system.max_workers: 65 is outside 1 to 64" },
            { "  max_workers: 3", "  max_workers: -1", "2:16: system.max_workers: -1 is outside 1 to 64" },
            {
                "  max_workers: 3",
                "  max_workers: [3]",
                "2:16: system.max_workers: a list stands where a value belongs"
            },
            {
                "  max_workers: 3",
                "  max_workers: { most: 3 }",
                "2:16: system.max_workers: a mapping stands where a whole number"
            },
            { "  max_workers: 3", "  max_workers: &three 3", "2:16: system.max_workers: anchor &three is refused" },
            { "  max_workers: 3", "  max_workers: *three", "2:16: system.max_workers: alias *three is refused" },
            {
                "  max_workers: 3",
                "  max_workers: !!int 3",
                "2:16: system.max_workers: tag tag:yaml.org,2002:int is refused"
            },
            { "  max_workers: 3", "  max_workers: !three 3", "2:16: system.max_workers: tag !three is refused" },
            { "  max_workers: 3", "  <<: *base", "2:3: system.<<: merge keys are refused" },
            { "  max_workers: 3", "  ? [a, b]\n  : 3", "2:5: system: a key must be text" },
            {
                "  max_workers: 3",
                "  log_level: DEBUG",
                "3:3: system.log_level: the key is here twice, first in line 2"
            },
            {
                "  log_level: INFO",
                "  log_level: LOUD",
                "3:14: system.log_level: 'LOUD' is not one of TRACE, DEBUG, INFO"
            },
            { "  log_level: INFO", "  log_level: 2", "3:14: system.log_level: '2' is not one of" },
            { "risk:", "risk: &limits", "4:7: risk: anchor &limits is refused" },
            { "risk:", "system:", "4:1: system: the key is here twice, first in line 1" },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: .nan",
                "5:23: risk.max_exposure_total: '.nan' is not a decimal number"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: NaN",
                "5:23: risk.max_exposure_total: 'NaN' is not a decimal number"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: .inf",
                "5:23: risk.max_exposure_total: '.inf' is not a decimal number"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: -Infinity",
                "5:23: risk.max_exposure_total: '-Infinity' is not"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: 30 %",
                "5:23: risk.max_exposure_total: '30 %' is not"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: 0,30",
                "5:23: risk.max_exposure_total: '0,30' is not"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: 1.5",
                "5:23: risk.max_exposure_total: 1.5 is outside (0, 1]"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: 0",
                "5:23: risk.max_exposure_total: 0 is outside (0, 1]"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: false",
                "5:23: risk.max_exposure_total: 'false' is not"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: 0.05",
                "6:24: risk.max_exposure_symbol: 0.10 is above risk.max_exposure_total 0.05"
            },
            {
                "  max_exposure_total: 0.30",
                "  max_exposure_total: oof",
                "5:23: risk.max_exposure_total: 'oof' is not a decimal number of at most 28 digits, or off"
            },
            {
                "  max_exposure_symbol: 0.10",
                "  max_exposure_symbol: 0.12345678901234567890123456789",
                "6:24: risk.max_exposure_symbol: '0.12345678901234567890123456789' is not a decimal number of at most 28 digits"
            },
            {
                "  max_exposure_symbol: 0.10",
                "  max_exposure_symbol: 1e-29",
                "6:24: risk.max_exposure_symbol: '1e-29' is not"
            },
            {
                "  max_exposure_symbol: 0.10",
                "  max_drawdown: off",
                "6:17: risk.max_drawdown: 'off' is not a decimal number"
            },
            { "execution:", "execution: paper", "8:11: this is not YAML" },
            { "  rth_only: true", "  rth_only: yes", "8:13: execution.rth_only: 'yes' is not true or false" },
            { "  rth_only: true", "  rth_only: \"true\"", "8:13: execution.rth_only: \"true\" is not true or false" },
            { "  rth_only: true", "  rth_only: 1", "8:13: execution.rth_only: '1' is not true or false" },
            { "  broker: simulated", "  broker: 5", "9:11: execution.broker: '5' is not text" },
            { "  broker: simulated", "  broker: true", "9:11: execution.broker: 'true' is not text" },
            { "  broker: simulated", "  broker:", "9:10: execution.broker: '' is not text" },
            { "  broker: simulated", "  broker: \" \"", "9:11: execution.broker: a name is needed" },
            {
                "  time_in_force: day",
                "  time_in_force: DAY",
                "10:18: execution.time_in_force: 'DAY' is not one of day, gtc, ioc, fok, opg, cls"
            },
            {
                "  alpha_sma:",
                "  alpha_sma/:",
                "12:3: plugins.alpha_sma/: this is no plugin; allowed: plugin_id or plugin_id/name"
            },
            {
                "    enabled: true",
                "    enable: true",
                "13:5: plugins.alpha_sma.enable: there is no such key; allowed: enabled, schedule, budget, options"
            },
            {
                "    enabled: true",
                "    enabled: maybe",
                "13:14: plugins.alpha_sma.enabled: 'maybe' is not true or false"
            },
            { "    enabled: true", "    enabled:", "13:13: plugins.alpha_sma.enabled: '' is not true or false" },
            {
                "    schedule: interval_5m",
                "    schedule: whenever",
                "14:15: plugins.alpha_sma.schedule: 'whenever' is not a schedule: @open"
            },
            {
                "      cpu_ms: 10",
                "      cpu_ms: 0",
                "16:15: plugins.alpha_sma.budget.cpu_ms: '0' is not a whole number of at least 1"
            },
            {
                "      cpu_ms: 10",
                "      cpu: 10",
                "16:7: plugins.alpha_sma.budget.cpu: there is no such key; allowed: cpu_ms, mem_mb"
            },
            { "      cpu_ms: 10", "", "15:5: plugins.alpha_sma.budget: both cpu_ms and mem_mb are needed" },
            {
                "      fast: 10",
                "      fast: .NaN",
                "19:13: plugins.alpha_sma.options.fast: '.NaN' is not a value (NaN and infinities are refused)"
            },
            {
                "      fast: 10",
                "      fast: [1, 2]",
                "19:13: plugins.alpha_sma.options.fast: a list stands where a value belongs"
            },
            {
                "      fast: 10",
                "      fast: { a: 1 }",
                "19:13: plugins.alpha_sma.options.fast: a mapping stands where a value"
            },
            { "  port: 8000", "  port: 0", "21:9: api.port: 0 is outside 1 to 65535" },
            {
                "  port: 8000",
                "  port: 8000\n---\napi:\n  port: 1",
                "22:1: a second document begins; one file holds one"
            },
            { "  port: 8000", "  port: \"8000", "this is not YAML" },
            { "  port: 8000", "\tport: 8000", "this is not YAML" },
        };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Parse_reports_a_defect_once_with_its_place(string line, string replacement, string expected)
    {
        string[] lines = Good.Split('\n');
        int index = Array.IndexOf(lines, line);
        Assert.True(index >= 0, $"the good file has no line '{line}'");
        lines[index] = replacement;

        SettingsException error = Assert.Throws<SettingsException>(() =>
            YamlSettings.Parse(string.Join('\n', lines), "config.yaml")
        );

        string only = Assert.Single(error.Errors);
        Assert.StartsWith("config.yaml:", only);
        Assert.Contains(expected, only);
    }

    [Fact]
    public void Parse_accepts_the_file_that_defects_are_put_into() =>
        Assert.Equal(8000, YamlSettings.Parse(Good).Api.Port);

    [Fact]
    public void Parse_reports_all_defects_in_the_order_of_the_file()
    {
        SettingsException error = Assert.Throws<SettingsException>(() =>
            YamlSettings.Parse(
                """
                system:
                  max_workers: many
                  colour: blue
                risk:
                  max_drawdown: 2
                execution:
                  fill_model: best
                extra: 1
                """,
                "my.yaml"
            )
        );

        Assert.Equal(
            ["my.yaml:2:16:", "my.yaml:3:3:", "my.yaml:5:17:", "my.yaml:7:15:", "my.yaml:8:1:"],
            error.Errors.Select(e => e[..e.IndexOf(' ')])
        );
    }

    [Fact]
    public void Parse_does_not_blame_a_limit_for_another_that_could_not_be_read()
    {
        // The total keeps its default 0.30 while it cannot be read; 0.50 is not above what was meant.
        SettingsException error = Assert.Throws<SettingsException>(() =>
            YamlSettings.Parse("risk: { max_exposure_total: 0.6.0, max_exposure_symbol: 0.50 }")
        );

        Assert.Contains("max_exposure_total: '0.6.0'", Assert.Single(error.Errors));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("- system")]
    [InlineData("just words")]
    [InlineData("42")]
    public void Parse_refuses_what_is_no_mapping(string yaml) =>
        Assert.Single(Assert.Throws<SettingsException>(() => YamlSettings.Parse(yaml)).Errors);

    [Fact]
    public void Parse_refuses_nesting_without_end()
    {
        string flow = string.Concat(Enumerable.Repeat("{a: ", 5_000));
        string list = "system: " + new string('[', 20_000) + new string(']', 20_000);

        Assert.Throws<SettingsException>(() => YamlSettings.Parse("system: " + flow + new string('}', 5_000)));
        Assert.Single(Assert.Throws<SettingsException>(() => YamlSettings.Parse(list)).Errors);
    }

    [Fact]
    public void Parse_loads_or_refuses_whatever_it_is_given()
    {
        var random = new Random(11);
        const string spice = "{}[]:,#&*!|>'\"%@`-?~\n\t \u0000é0";
        int refused = 0;
        for (int i = 0; i < 5_000; i++)
        {
            char[] text = Good.ToCharArray();
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = spice[random.Next(spice.Length)];
            }

            try
            {
                YamlSettings.Parse(new string(text));
            }
            catch (SettingsException error)
            {
                refused++;
                Assert.NotEmpty(error.Errors);
                Assert.Equal(error.Errors.Count, error.Errors.Distinct().Count());
            }
        }

        Assert.InRange(refused, 1_000, 5_000);
    }

    [Fact]
    public void Parse_loads_or_refuses_a_file_that_was_cut_off()
    {
        for (int length = 0; length < Good.Length; length++)
        {
            Exception? error = Record.Exception(() => YamlSettings.Parse(Good[..length]));

            Assert.True(error is null or SettingsException, $"{length} characters: {error}");
        }
    }

    [Fact]
    public void Load_reports_the_defects_of_all_files()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string first = folder.File("a.yaml");
        string second = folder.File("b.yaml");
        string missing = folder.File("c.yaml");
        string latin = folder.File("d.yaml");
        string large = folder.File("e.yaml");
        File.WriteAllText(first, "risk:\n  max_drawdown: x\n");
        File.WriteAllText(second, "risk:\n  max_drawdown: 0.1\n  var_confidence: y\n");
        File.WriteAllBytes(latin, [.. "api: { host: caf"u8, 0xE9, .. " }"u8]);
        File.WriteAllText(large, new string('#', (1 << 20) + 1));

        SettingsException error = Assert.Throws<SettingsException>(() =>
            YamlSettings.Load(first, second, missing, latin, large, folder.Path)
        );

        Assert.Equal(6, error.Errors.Count);
        Assert.StartsWith($"{first}:2:17: risk.max_drawdown: 'x'", error.Errors[0]);
        Assert.StartsWith($"{second}:3:19: risk.var_confidence: 'y'", error.Errors[1]);
        Assert.Equal($"{missing}: there is no such file", error.Errors[2]);
        Assert.Contains("not UTF-8 (byte 16)", error.Errors[3]);
        Assert.Contains("too many", error.Errors[4]);
        Assert.Contains("cannot be read", error.Errors[5]);
        Assert.All(error.Errors, one => Assert.Contains(one, error.Message));
    }

    [Fact]
    public void Load_places_an_error_of_the_whole_in_the_file_that_set_the_value()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        File.WriteAllText(folder.File("a.yaml"), "risk:\n  max_exposure_symbol: 0.2\n");
        File.WriteAllText(folder.File("b.yaml"), "\n\nrisk:\n  max_exposure_total: 0.1\n");
        File.WriteAllText(folder.File("c.yaml"), "risk:\n  max_exposure_total: 0.05\n");

        string both = Assert.Single(
            Assert
                .Throws<SettingsException>(() => YamlSettings.Load(folder.File("a.yaml"), folder.File("b.yaml")))
                .Errors
        );
        string total = Assert.Single(
            Assert.Throws<SettingsException>(() => YamlSettings.Load(folder.File("c.yaml"))).Errors
        );

        Assert.StartsWith($"{folder.File("a.yaml")}:2:24: risk.max_exposure_symbol: 0.2 is above", both);
        // The symbol's limit is the default: the place is that of the total, which does not fit to it.
        Assert.StartsWith($"{folder.File("c.yaml")}:2:23: risk.max_exposure_symbol: 0.10 is above", total);
    }
}
