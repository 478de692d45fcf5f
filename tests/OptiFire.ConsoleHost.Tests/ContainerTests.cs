using OptiFire.TestSupport;

namespace OptiFire.ConsoleHost.Tests;

public sealed class ContainerTests
{
    [Fact]
    public async Task Files_of_an_own_host_are_written_and_checked()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string project = folder.File("host/Mine.csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        await File.WriteAllTextAsync(project, "<Project/>", TestContext.Current.CancellationToken);
        string[] options = ["--project", project, "--root", folder.Path, "--out", folder.File("deploy")];
        ConsoleRun missing = await ConsoleRun.OfAsync(["container", "check", .. options]);
        ConsoleRun write = await ConsoleRun.OfAsync(["container", "write", .. options]);
        ConsoleRun check = await ConsoleRun.OfAsync(["container", "check", .. options]);
        await File.AppendAllTextAsync(
            folder.File("deploy/Dockerfile"),
            "USER root\n",
            TestContext.Current.CancellationToken
        );
        ConsoleRun changed = await ConsoleRun.OfAsync(["container", "check", .. options]);

        Assert.Equal(1, missing.Code);
        Assert.Contains("is missing", missing.Output);
        Assert.Equal(0, write.Code);
        Assert.Equal(0, check.Code);
        Assert.Equal(1, changed.Code);
        Assert.Matches("Dockerfile differs", changed.Output);
        Assert.True(File.Exists(folder.File(".dockerignore")));
        Assert.Contains(
            "dockerfile: deploy/Dockerfile",
            await File.ReadAllTextAsync(folder.File("deploy/compose.yaml"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Project_that_is_not_there_is_said()
    {
        ConsoleRun run = await ConsoleRun.OfAsync("container", "write", "--project", "gone.csproj");

        Assert.Equal(2, run.Code);
        Assert.Contains("--project", run.Errors);
    }
}
