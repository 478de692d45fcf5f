using System.Text;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Every data file of a folder and the folders below it, told apart by header; what is not understood is listed.</summary>
public sealed class DataFolder
{
    private const int RowsLookedAt = 100;

    private DataFolder(IReadOnlyList<DataFile> sources, IReadOnlyList<UnreadFile> unread)
    {
        Sources = sources;
        Unread = unread;
    }

    /// <summary>A source per understood file that holds wanted instruments or topics, in the order of their paths: earlier ones have priority.</summary>
    public IReadOnlyList<DataFile> Sources { get; }

    /// <summary>The files that were not understood, each with the reason.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; }

    /// <summary>
    /// The instruments of all sources, by symbol in ordinal order. Where sources keep different decimals the most are taken,
    /// so that no source loses any.
    /// </summary>
    public IReadOnlyList<Instrument> Instruments =>
        [
            .. Sources
                .SelectMany(source => source.Instruments)
                .GroupBy(instrument => instrument.Symbol, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                    group.First() with
                    {
                        PriceDigits = group.Max(i => i.PriceDigits),
                        QuantityDigits = group.Max(i => i.QuantityDigits),
                    }
                ),
        ];

    /// <summary>Opens every file of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="from">The first availability wanted.</param>
    /// <param name="to">The first availability not wanted any more.</param>
    /// <param name="symbols">The symbols wanted; all when empty.</param>
    public static DataFolder Open(string path, Timestamp from, Timestamp to, params string[] symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return Open(
            path,
            _ => new DataFileOptions
            {
                From = from,
                To = to,
                Symbols = symbols.Length == 0 ? null : symbols,
            }
        );
    }

    /// <summary>Opens every file of a folder with options of its own.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">The options of a file, given its path relative to the folder; null to leave the file out.</param>
    /// <exception cref="DataFileException">There is no such folder.</exception>
    public static DataFolder Open(string path, Func<string, DataFileOptions?> options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(path))
        {
            throw new DataFileException($"There is no folder '{path}'.");
        }

        var sources = new List<DataFile>();
        var unread = new List<UnreadFile>();
        foreach (
            string file in Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            string relative = Path.GetRelativePath(path, file);
            if (options(relative) is not { } chosen)
            {
                unread.Add(new UnreadFile(relative, "left out by the caller"));
                continue;
            }

            try
            {
                DataFile source = OpenChecked(file, chosen);
                if (source.Instruments.Count > 0 || source.HasTopics)
                {
                    sources.Add(source);
                }
            }
            catch (DataFileException misfit)
            {
                unread.Add(new UnreadFile(relative, misfit.Message));
            }
        }

        return new DataFolder(sources, unread);
    }

    private static DataFile OpenChecked(string file, DataFileOptions options)
    {
        DataFile source = DataFile.Open(file, options);
        return source.Layout != FileLayout.ClosePanel || HoldsPrices(file)
            ? source
            : throw new DataFileException($"'{Path.GetFileName(file)}' has the header of a panel and no prices in it.");
    }

    // Flows and yields have the same header as closes; what sets prices apart is that they are above 0.
    private static bool HoldsPrices(string file)
    {
        using var lines = new LineReader(TextFile.Open(file), Path.GetFileName(file));
        lines.TryRead(out _);
        int rows = 0;
        int good = 0;
        for (; rows < RowsLookedAt && lines.TryRead(out ReadOnlySpan<byte> line); rows++)
        {
            IEnumerable<string> cells = Encoding.UTF8.GetString(line).Split(',').Skip(2);
            good += cells.All(cell => cell.Length > 0 && cell[0] != '-' && cell is not ("0" or "0.0")) ? 1 : 0;
        }

        return good * 2 >= rows;
    }
}
