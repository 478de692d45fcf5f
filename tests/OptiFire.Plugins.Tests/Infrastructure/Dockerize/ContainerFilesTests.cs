using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;
using YamlDotNet.RepresentationModel;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>What linters of such files look for, on what is generated.</summary>
public sealed class ContainerFilesTests
{
    private static readonly ContainerImage Image = new()
    {
        Project = "host/Host.csproj",
        Program = "my-host",
        Projects = ["host/Host.csproj", "lib/Lib.csproj"],
        RestoreFiles = ["nuget.config"],
    };

    [Fact]
    public void Image_runs_as_a_user_and_not_as_root()
    {
        string[] final = FinalStage();

        string user = Assert.Single(final, l => l.StartsWith("USER ", StringComparison.Ordinal));
        Assert.Matches("^USER [1-9][0-9]*:[1-9][0-9]*$", user);
        Assert.True(
            Array.IndexOf(final, user)
                < Array.FindIndex(final, l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Commands_are_in_exec_form()
    {
        foreach (
            string line in Lines()
                .Where(l =>
                    l.StartsWith("RUN ", StringComparison.Ordinal)
                    || l.StartsWith("CMD ", StringComparison.Ordinal)
                    || l.StartsWith("ENTRYPOINT ", StringComparison.Ordinal)
                )
        )
        {
            Assert.Matches("""^[A-Z]+ \["[^"]+"(, "[^"]+")*\]$""", line);
        }

        Assert.Single(FinalStage(), l => l == """ENTRYPOINT ["/app/my-host"]""");
        Assert.Matches(
            """^HEALTHCHECK .* CMD \["/app/my-host", "health", .*\]$""",
            FinalStage().Single(l => l.StartsWith("HEALTHCHECK", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Images_have_a_version_and_nothing_is_fetched_or_kept_secret()
    {
        string[] from = [.. Lines().Where(l => l.StartsWith("FROM ", StringComparison.Ordinal))];

        Assert.Equal(2, from.Length);
        Assert.All(
            from,
            l => Assert.Matches(@"^FROM mcr\.microsoft\.com/dotnet/(sdk|runtime):[0-9]+\.[0-9]+\S* AS [a-z]+$", l)
        );
        Assert.DoesNotContain(
            Lines(),
            l =>
                l.StartsWith("ADD ", StringComparison.Ordinal)
                || l.StartsWith("ENV ", StringComparison.Ordinal)
                || l.StartsWith("ARG ", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(FinalStage(), l => l.StartsWith("RUN ", StringComparison.Ordinal)); // no shell to run in
    }

    [Fact]
    public void Projects_are_restored_before_the_sources_are_copied()
    {
        List<string> lines = [.. Lines()];
        int sources = lines.IndexOf("COPY . .");

        foreach (string file in (string[])["host/Host.csproj", "lib/Lib.csproj", "nuget.config"])
        {
            Assert.InRange(lines.IndexOf($"""COPY ["{file}", "{file}"]"""), 0, sources);
        }

        Assert.InRange(lines.FindIndex(l => l.Contains("\"restore\"", StringComparison.Ordinal)), 0, sources);
    }

    [Fact]
    public void Compose_locks_the_service_down_within_the_default_settings()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(ContainerFiles.Compose(Image with { Name = "my-host" }, "host")));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var service = (YamlMappingNode)root["services"]["my-host"];

        Assert.Equal("..", service["build"]["context"].ToString());
        Assert.Equal("host/Dockerfile", service["build"]["dockerfile"].ToString());
        Assert.Equal("true", service["read_only"].ToString());
        Assert.Equal("ALL", service["cap_drop"][0].ToString());
        Assert.Equal("no-new-privileges:true", service["security_opt"][0].ToString());
        Assert.StartsWith("/tmp:", service["tmpfs"][0].ToString());
        Assert.Equal("state:/state", service["volumes"][0].ToString());
        Assert.Equal($"{new SystemSettings().MaxRamMb}m", service["mem_limit"].ToString());
        Assert.Equal("15s", service["stop_grace_period"].ToString());
        Assert.Equal("1654:1654", service["user"].ToString());
        Assert.Equal("none", service["network_mode"].ToString());
        Assert.True(root["volumes"] is YamlMappingNode volumes && volumes.Children.ContainsKey("state"));
        Assert.False(service.Children.ContainsKey("environment"));
        Assert.False(service.Children.ContainsKey("privileged"));
    }

    [Theory]
    [InlineData("latest", 1654, 900)]
    [InlineData("10.0 AS x", 1654, 900)]
    [InlineData("10.0-noble", 0, 900)]
    [InlineData("10.0-noble", 1654, 127)]
    public void Image_out_of_range_is_refused(string tag, int user, int memory)
    {
        ContainerImage image = Image with { RuntimeTag = tag, UserId = user, MemoryMegabytes = memory };

        Assert.Throws<ArgumentException>(() => ContainerFiles.Dockerfile(image));
        Assert.Throws<ArgumentException>(() => ContainerFiles.Compose(image, ""));
    }

    [Theory]
    [InlineData("../out/Lib.csproj")]
    [InlineData("a\"]\nRUN x")]
    [InlineData("/etc/passwd")]
    public void Path_that_leads_out_or_ends_the_instruction_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() =>
            ContainerFiles.Dockerfile(Image with { Projects = [.. Image.Projects, path] })
        );

    [Fact]
    public void Project_files_are_followed_to_all_they_refer_to()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        Directory.CreateDirectory(folder.File("a/b"));
        File.WriteAllText(folder.File("a/Directory.Build.props"), "<Project/>");
        File.WriteAllText(folder.File("global.json"), "{}");
        File.WriteAllText(
            folder.File("a/b/Host.csproj"),
            """<Project><PropertyGroup><AssemblyName>tool</AssemblyName></PropertyGroup><ItemGroup><ProjectReference Include="..\Lib.csproj" /></ItemGroup></Project>"""
        );
        File.WriteAllText(
            folder.File("a/Lib.csproj"),
            """<Project><ItemGroup><ProjectReference Include="b/Host.csproj" /></ItemGroup></Project>"""
        );

        ContainerImage image = ProjectFiles.ImageOf(folder.Path, folder.File("a/b/Host.csproj"));

        Assert.Equal("tool", image.Program);
        Assert.Equal("a/b/Host.csproj", image.Project);
        Assert.Equal(["a/Lib.csproj", "a/b/Host.csproj"], image.Projects);
        Assert.Equal(["a/Directory.Build.props", "global.json"], image.RestoreFiles);
        Assert.Throws<IOException>(() => ProjectFiles.ImageOf(folder.File("a/b"), folder.File("a/b/Host.csproj")));
    }

    [Theory]
    [InlineData("no xml")]
    [InlineData("""<Project><ItemGroup><ProjectReference Include="*/*.csproj" /></ItemGroup></Project>""")]
    [InlineData("""<Project><ItemGroup><ProjectReference Include="gone.csproj" /></ItemGroup></Project>""")]
    public void Project_that_cannot_be_followed_is_an_error(string content)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        File.WriteAllText(folder.File("Host.csproj"), content);

        Assert.ThrowsAny<IOException>(() => ProjectFiles.ImageOf(folder.Path, folder.File("Host.csproj")));
    }

    private static string[] Lines() => ContainerFiles.Dockerfile(Image).Split('\n');

    private static string[] FinalStage() =>
        [.. Lines().SkipWhile(l => !l.StartsWith("FROM mcr.microsoft.com/dotnet/runtime", StringComparison.Ordinal))];
}
