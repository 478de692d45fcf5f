namespace OptiFire.Architecture.Tests;

public sealed class ApprovedFileTests
{
    [Fact]
    public void Difference_names_the_first_line_and_shows_both_sides() =>
        Assert.Equal("from line 2:\n- b\n+ x", ApprovedFile.Difference("a\nb\nc\n", "a\nx\nc\n"));

    [Fact]
    public void Difference_does_not_call_lines_changed_that_only_moved_down() =>
        Assert.Equal("from line 1:\n+ new", ApprovedFile.Difference("a\nb\n", "new\na\nb\n"));
}
