using System.Diagnostics;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;

namespace OptiFire.Yaml.Tests;

public sealed class YamlSettingsFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = SharedFolder.Temporary();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reading_says_where_each_setting_stands()
    {
        string first = Write("a.yaml", "risk:\n  max_drawdown: 0.2\n  max_var_pct: 0.01\n");
        string second = Write(
            "b.yaml",
            "risk: { max_drawdown: 0.3 }\nplugins:\n  fe_x:\n    enabled: true\n    options: { n: 5 }\n  fe_y:\n"
        );
        var files = new YamlSettingsFiles([first, second]);

        SettingsReading reading = files.Read();

        Assert.Equal([first, second], files.Paths);
        Assert.Equal(0.3m, reading.Settings.Risk.MaxDrawdown);
        Assert.Equal($"{second}:1:23", reading.Places["risk.max_drawdown"]);
        Assert.Equal($"{first}:3:16", reading.Places["risk.max_var_pct"]);
        Assert.Equal($"{second}:3:3", reading.Places["plugins.fe_x"]);
        Assert.Equal($"{second}:5:19", reading.Places["plugins.fe_x.options.n"]);
        Assert.Equal($"{second}:6:3: plugins.fe_y: no such plugin", reading.Locate("plugins.fe_y: no such plugin"));
        Assert.Contains(new InstanceId("fe_y"), reading.Settings.Plugins.Keys);
    }

    [Fact]
    public void Reading_sees_the_files_as_they_are_each_time()
    {
        string path = Write("a.yaml", "risk: { max_drawdown: 0.2 }");
        var files = new YamlSettingsFiles([path]);
        files.Read();

        File.WriteAllText(path, "risk: { max_drawdown: 0.");
        Assert.StartsWith($"{path}:", Error(files));
        File.WriteAllText(path, "");
        Assert.Equal(0.08m, files.Read().Settings.Risk.MaxDrawdown);
        File.Delete(path);
        Assert.Equal($"{path}: there is no such file", Error(files));
        Directory.CreateDirectory(path);
        Assert.Contains("cannot be read", Error(files));
    }

    [Fact]
    public void Relative_paths_are_those_of_the_moment_they_were_given() =>
        Assert.Equal([Path.GetFullPath("x.yaml")], new YamlSettingsFiles(["x.yaml"]).Paths);

    [Fact]
    public async Task File_deleted_or_replaced_while_it_is_read_gives_a_version_or_an_error()
    {
        string path = Write("a.yaml", Text(0));
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(
            () =>
            {
                for (int i = 1; !stop.IsCancellationRequested; i++)
                {
                    switch (i % 3)
                    {
                        case 0:
                            File.Delete(path);
                            break;
                        case 1:
                            File.WriteAllText(path, Text(i));
                            break;
                        default:
                            File.WriteAllText(path + ".new", Text(i));
                            File.Move(path + ".new", path, overwrite: true);
                            break;
                    }
                }
            },
            TestContext.Current.CancellationToken
        );
        var files = new YamlSettingsFiles([path]);
        int whole = 0;
        for (int i = 0; i < 2_000; i++)
        {
            try
            {
                EngineSettings settings = files.Read().Settings;
                whole += settings.Plugins.Count > 0 ? 1 : 0;

                // Whatever was read is a file that somebody wrote, or its beginning up to the end of a line.
                Assert.All(settings.Plugins.Values, p => Assert.Equal(p.Options["first"], p.Options["second"]));
            }
            catch (SettingsException error)
            {
                Assert.NotEmpty(error.Errors);
            }
            catch (KeyNotFoundException)
            {
                // A beginning: it is why whoever watches files waits until they stay as they are.
            }
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(whole > 0);

        static string Text(int i) =>
            $"plugins:\n  fe_x:\n    options:\n      first: {i}\n      pad: {new string('x', 4_000)}\n      second: {i}\n";
    }

    [Fact]
    public void File_without_end_is_refused()
    {
        string large = Write("large.yaml", new string('#', (1 << 20) + 1));
        Assert.Contains("too many bytes for settings; at most 1048576", Error(new YamlSettingsFiles([large])));
        Assert.Empty(new YamlSettingsFiles([Write("fits.yaml", new string('#', 1 << 20))]).Read().Places);
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no device without end here.");
        Assert.Contains("too many bytes", Error(new YamlSettingsFiles(["/dev/zero"])));
    }

    [Fact]
    public void Bombs_of_aliases_are_refused_at_once()
    {
        string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
        for (char c = 'b'; c <= 'z'; c++)
        {
            char before = (char)(c - 1);
            bomb += $"{c}: &{c} [{string.Join(", ", Enumerable.Repeat($"*{before}", 9))}]\n";
        }

        AssertRefusedQuickly(bomb);
        AssertRefusedQuickly($"plugins:\n  fe_x:\n    options:\n      n: &n [*n, *n]\n");
    }

    [Theory]
    [InlineData("{a: ", "}")]
    [InlineData("[", "]")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("[{a: ", "}]")]
    [InlineData("&a ", "")]
    [InlineData("!t ", "")]
    public void Nesting_without_end_is_refused_at_once(string open, string close)
    {
        const int Levels = 200_000;
        string nested = string.Concat(Enumerable.Repeat(open, Levels));

        AssertRefusedQuickly(nested);
        AssertRefusedQuickly("system:\n  seed: " + nested);
        AssertRefusedQuickly(nested + "1" + string.Concat(Enumerable.Repeat(close, Levels)));
    }

    [Fact]
    public void Deep_blocks_and_many_keys_are_refused_at_once()
    {
        string deep = string.Concat(Enumerable.Range(0, 1_400).Select(i => new string(' ', i) + "a:\n"));
        AssertRefusedQuickly(deep);
        AssertRefusedQuickly("system:\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"  k{i}: 1\n")));
        AssertRefusedQuickly("system:\n" + string.Concat(Enumerable.Repeat("  seed: 1\n", 60_000)));
    }

    private static void AssertRefusedQuickly(string yaml)
    {
        var clock = Stopwatch.StartNew();

        var error = Assert.Throws<SettingsException>(() => YamlSettings.Parse(yaml));

        Assert.NotEmpty(error.Errors);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"it took {clock.Elapsed}");
    }

    private static string Error(YamlSettingsFiles files) =>
        Assert.Single(Assert.Throws<SettingsException>(files.Read).Errors);

    private string Write(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
