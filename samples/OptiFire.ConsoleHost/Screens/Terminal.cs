using Spectre.Console;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Where text goes; wide enough for tables when nobody looks at it directly.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 200;
    private const int ShortLength = 140;

    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Errors { get; } = Create(Console.Error, Console.IsErrorRedirected);

    public static void Write(Sdk.Reports.Table table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }

        var grid = new Spectre.Console.Table
        {
            Title = new TableTitle(Markup.Escape(table.Title)),
            Border = TableBorder.Simple,
        };
        foreach (string column in table.Columns)
        {
            grid.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (IReadOnlyList<string> row in table.Rows)
        {
            grid.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        Output.Write(grid);
    }

    /// <summary>A table, or for scripts an array with an object of texts for each row.</summary>
    public static void Show(Sdk.Reports.Table table, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(TableJson.Of(table));
        }
        else if (table.Rows.Count == 0)
        {
            Plain($"{table.Title}: none");
        }
        else
        {
            Write(table);
        }
    }

    public static void Line(FormattableString text) => Output.MarkupLineInterpolated(text);

    /// <summary>Text as it is: nothing in it is markup.</summary>
    public static void Plain(string text) => Output.WriteLine(text);

    /// <summary>The first words of a text that may hold anything, such as a file's first bytes.</summary>
    public static string Short(string text)
    {
        string clean = new([.. text.Select(c => char.IsControl(c) || c == '\uFFFD' ? ' ' : c)]);
        return clean.Length <= ShortLength ? clean : clean[..ShortLength].TrimEnd() + "…";
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
