namespace OptiFire.Architecture.Tests.Documentation;

public sealed class DocumentedCodeTests
{
    private const string Readme = "README.md";
    private const string Guide = "docs/writing-a-plugin.md";

    [Fact]
    public async Task Code_of_the_readme_and_of_the_guide_runs_against_the_packages_and_fills_orders()
    {
        using var project = new EmbeddingProject([.. CodeBlock.In(Readme), .. CodeBlock.In(Guide)]);

        string output = await project.RunAsync();

        Assert.Contains("filled", output);
        Assert.Matches(@"[1-9]\d* fills", output);
    }

    [Fact]
    public void Program_of_the_readme_has_at_most_ten_lines()
    {
        CodeBlock program = Assert.Single(CodeBlock.In(Readme), block => block.File == "Program.cs");

        Assert.InRange(program.Text.Split('\n').Count(line => line.Trim().Length > 0), 1, 10);
    }
}
