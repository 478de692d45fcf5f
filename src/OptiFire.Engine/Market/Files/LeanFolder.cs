using System.Text;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>A folder of US equities as Lean keeps them: zips under <c>equity/usa</c>, New York time, prices in 1/10,000.</summary>
/// <remarks>
/// <c>daily</c> and <c>hour</c> hold <c>{symbol}.zip</c>; <c>minute</c> and <c>second</c> hold a folder per symbol with
/// <c>{yyyyMMdd}_trade.zip</c> and <c>{yyyyMMdd}_quote.zip</c> per session.
/// </remarks>
public sealed class LeanFolder
{
    private LeanFolder(IReadOnlyList<LeanSource> sources, IReadOnlyList<UnreadFile> unread)
    {
        Sources = sources;
        Unread = unread;
    }

    /// <summary>A source per symbol, resolution and kind, in the order of their names.</summary>
    public IReadOnlyList<LeanSource> Sources { get; }

    /// <summary>Zips whose name does not say what they hold.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; }

    /// <summary>Looks for zips.</summary>
    /// <param name="root">Lean's data folder, the one that holds <c>equity/usa</c>.</param>
    /// <param name="options">Symbols (in capitals), span, delay, digits; a bar size keeps that resolution only.</param>
    /// <exception cref="DataFileException">There is no <c>equity/usa</c>.</exception>
    public static LeanFolder Open(string root, DataFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        options ??= new DataFileOptions();
        options.Check();
        string folder = Path.Combine(root, "equity", "usa");
        if (!Directory.Exists(folder))
        {
            throw new DataFileException($"'{root}' holds no 'equity/usa': it is not Lean's data folder.");
        }

        var unread = new List<UnreadFile>();
        var found = new List<(string Symbol, BarSize Size, bool Quotes, string Path, int Day)>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.zip", SearchOption.AllDirectories).Order())
        {
            string relative = Path.GetRelativePath(folder, path);
            if (Parse(relative.Split(Path.DirectorySeparatorChar), path) is { } archive)
            {
                found.Add(archive);
            }
            else
            {
                unread.Add(
                    new UnreadFile(relative, "the path is not one of Lean's daily, hour, minute or second files")
                );
            }
        }

        IReadOnlySet<string>? wanted = options.Wanted;
        return new LeanFolder(
            [
                .. found
                    .Where(f => wanted?.Contains(f.Symbol) ?? true)
                    .Where(f => options.BarSize is null || options.BarSize == f.Size)
                    .GroupBy(f => (f.Symbol, f.Size, f.Quotes))
                    .OrderBy(g => g.Key.Symbol, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Size.Seconds)
                    .ThenBy(g => g.Key.Quotes)
                    .Select(g => new LeanSource(
                        g.Key.Symbol,
                        g.Key.Size,
                        g.Key.Quotes,
                        [.. g.OrderBy(f => f.Day).Select(f => (f.Path, f.Day))],
                        options
                    )),
            ],
            unread
        );
    }

    private static (string, BarSize, bool, string, int)? Parse(string[] parts, string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        if (parts is ["daily" or "hour", _])
        {
            return (stem.ToUpperInvariant(), parts[0] == "daily" ? BarSize.Day : BarSize.Hour, false, path, 0);
        }

        return
            parts is ["minute" or "second", _, _]
            && stem.Split('_') is [var date, "trade" or "quote"]
            && LeanTime.TryDay(Encoding.UTF8.GetBytes(date), out int day)
            ? (
                parts[1].ToUpperInvariant(),
                parts[0] == "minute" ? BarSize.Minute : BarSize.Second,
                stem.EndsWith("quote", StringComparison.Ordinal),
                path,
                day
            )
            : null;
    }
}
