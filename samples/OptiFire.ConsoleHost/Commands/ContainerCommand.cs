using System.CommandLine;
using OptiFire.ConsoleHost.Containers;
using OptiFire.ConsoleHost.Screens;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli container</c></summary>
internal static class ContainerCommand
{
    public static Command Create() =>
        new("container", "Dockerfile, compose.yaml and .dockerignore of a host: this one or your own.")
        {
            Write(),
            Check(),
        };

    private static ExampleCommand Write()
    {
        (Option<string?> project, Option<string?> root, Option<string?> output) = Options();
        var command = new ExampleCommand(
            "write",
            "Write the files.",
            "container write --project samples/OptiFire.ConsoleHost/OptiFire.ConsoleHost.csproj",
            "container write --project MyHost/MyHost.csproj --root . --out deploy"
        )
        {
            project,
            root,
            output,
        };
        command.SetAction(parsed =>
        {
            var plan = ContainerPlan.Of(parsed.GetValue(project), parsed.GetValue(root), parsed.GetValue(output));
            foreach ((string path, string content) in plan.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, content);
                Terminal.Plain(path);
            }

            return 0;
        });
        return command;
    }

    private static ExampleCommand Check()
    {
        (Option<string?> project, Option<string?> root, Option<string?> output) = Options();
        var command = new ExampleCommand(
            "check",
            "Whether the files are those that write would make. Exit code 1 when not.",
            "container check --project samples/OptiFire.ConsoleHost/OptiFire.ConsoleHost.csproj"
        )
        {
            project,
            root,
            output,
        };
        command.SetAction(parsed =>
        {
            var plan = ContainerPlan.Of(parsed.GetValue(project), parsed.GetValue(root), parsed.GetValue(output));
            string[] differing = [.. plan.Differing];
            foreach (string path in plan.Files.Keys)
            {
                string state =
                    !differing.Contains(path) ? "is up to date"
                    : File.Exists(path) ? "differs"
                    : "is missing";
                Terminal.Plain($"{path} {state}");
            }

            return differing.Length == 0 ? 0 : Failures.Bad;
        });
        return command;
    }

    private static (Option<string?> Project, Option<string?> Root, Option<string?> Output) Options() =>
        (
            new Option<string?>("--project")
            {
                Description = "The host's project file; by default the one in this folder.",
                HelpName = "file.csproj",
            },
            new Option<string?>("--root")
            {
                Description = "The folder that is sent to the build; by default the one of the solution.",
                HelpName = "folder",
            },
            new Option<string?>("--out")
            {
                Description = "Where Dockerfile and compose.yaml lie; by default beside the project.",
                HelpName = "folder",
            }
        );
}
