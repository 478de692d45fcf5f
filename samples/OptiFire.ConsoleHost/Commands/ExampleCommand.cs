using System.CommandLine;

namespace OptiFire.ConsoleHost.Commands;

/// <summary>A command whose help shows how it is used.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    /// <summary>What to type, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
