namespace OptiFire.Architecture.Tests.Documentation;

/// <summary>The part of a page that is generated, between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
public static class MarkedPart
{
    /// <summary>A page with its generated part renewed.</summary>
    /// <param name="page">The page as it is.</param>
    /// <param name="name">The part's name.</param>
    /// <param name="produced">What belongs there.</param>
    public static string Renewed(string page, string name, string produced)
    {
        string begin = $"<!-- generated: {name} -->\n";
        const string end = "<!-- end -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = from < 0 ? -1 : page.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(to > from, $"The page has no part marked '{name}'.");

        return page[..(from + begin.Length)] + produced + page[to..];
    }
}
