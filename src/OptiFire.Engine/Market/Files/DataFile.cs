using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>
/// A text file of bars, quotes, trades, books, option chains, news, estimates, fund flows or search interest, plain or gzip
/// (<c>.gz</c>), told apart by its header line or, for JSON lines, by the fields of its first object.
/// </summary>
/// <remarks>
/// Rows are streamed, checked one by one and handed over in order of availability; what breaks a rule goes to the
/// quarantine with its line and is neither dropped nor repaired. Prices are scaled by the digits of the engine's instruments.
/// A compressed file sorted by symbol is unpacked into a temporary file while it is read. A last line without an end counts
/// when it is complete.
/// </remarks>
public sealed class DataFile : IMarketDataSource, IFileSource
{
    private readonly string path;
    private readonly FileHeader header;
    private readonly DataFileOptions options;
    private readonly string? symbol;
    private readonly Lazy<FileScan> scan;
    private readonly Lazy<BarSize> size;
    private readonly Lazy<IReadOnlyList<Instrument>> instruments;
    private readonly Lazy<IReadOnlyList<SourceFile>> files;

    private DataFile(string path, FileHeader header, DataFileOptions options)
    {
        this.path = path;
        this.header = header;
        this.options = options;
        string file = Path.GetFileName(path);
        symbol = header.Layout is FileLayout.LocalBars or FileLayout.SingleDailyBars
            ? options.Symbol ?? file.Split('_', '.')[0].ToUpperInvariant()
            : null;
        Name = options.RoundToScale ? file + " (rounded to scale)" : file;
        scan = new(() => FileScan.Of(path, header));
        size = new(() => options.BarSize ?? BarSizeGuess.Of(path, header));
        instruments = new(() => [.. Symbols().Select(s => DeclaredInstrument.Of(s, header.Layout, options))]);
        files = new(() => [FileFacts.Of(path)]);
    }

    /// <summary>The file's name; it says so when numbers are rounded.</summary>
    public string Name { get; }

    /// <summary>What its columns mean.</summary>
    public FileLayout Layout => header.Layout;

    /// <summary>How long its bars, or the intervals of its closing quotes, last; null for other layouts.</summary>
    public BarSize? BarSize =>
        Layout switch
        {
            FileLayout.LocalBars or FileLayout.Bars or FileLayout.Quotes => size.Value,
            FileLayout.DailyBars or FileLayout.SingleDailyBars or FileLayout.ClosePanel => Sdk.Market.BarSize.Day,
            _ => null,
        };

    /// <summary>Whether its rows may be about no instrument, as news and searches are.</summary>
    internal bool HasTopics => header.HasTopics;

    /// <summary>The instruments wanted that the file holds. A file whose rows name them is read through on first use.</summary>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public IReadOnlyList<Instrument> Instruments => instruments.Value;

    /// <inheritdoc />
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public IReadOnlyList<SourceFile> Files => files.Value;

    /// <summary>Opens a file; only its header is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults when null.</param>
    /// <exception cref="DataFileException">The header is missing or unknown, or the file is damaged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DataFile Open(string path, DataFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new DataFileOptions();
        options.Check();
        using var lines = new LineReader(TextFile.Open(path), Path.GetFileName(path));
        FileHeader header = FileHeader.Read(lines, Path.GetFileName(path));
        options = options with
        {
            MoneyFlowUnit = options.MoneyFlowUnit ?? MoneyFlowParser.UnitOf(Path.GetFileName(path)),
        };
        bool isFlow = header.Layout == FileLayout.ClosePanel && options.MoneyFlowUnit is not null;
        return new DataFile(path, isFlow ? header with { Layout = FileLayout.MoneyFlowPanel } : header, options);
    }

    /// <inheritdoc />
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (header.HasVintages)
        {
            var vintages = new VintageFile(header, options, Whole(path), request);
            foreach (DataBatch batch in vintages.Read(cancellationToken))
            {
                yield return batch;
            }

            yield break;
        }

        List<FileSection> sections = header.SymbolColumn < 0 ? [] : scan.Value.Sections;
        using InflatedCopy? copy = sections.Count > 1 && TextFile.IsCompressed(path) ? InflatedCopy.Of(path) : null;
        IReadOnlyList<IReadOnlyList<TextPart>> parts = Parts(sections, copy?.Path ?? path);
        IAsyncEnumerable<DataBatch> batches = Layout switch
        {
            FileLayout.LocalBars => Read(c => new LocalBarParser(c, symbol!, size.Value)),
            FileLayout.Bars => Read(c => new BarParser(c, size.Value)),
            FileLayout.DailyBars => Read(c => new SessionBarParser(c, symbol: null, hasVolume: true)),
            FileLayout.SingleDailyBars => Read(c => new SessionBarParser(c, symbol, header.Columns.Length == 7)),
            FileLayout.ClosePanel => Read(c => new ClosePanelParser(c, header.PanelSymbols)),
            FileLayout.Quotes => Read(c => new QuoteParser(c, size.Value)),
            FileLayout.QuoteTicks => Read(c => new QuoteParser(c, interval: null)),
            FileLayout.OptionQuotes => Read(c => new OptionParser(c, header.NewFields(), OptionColumns.Quotes)),
            FileLayout.OptionMarks => Read(c => new OptionParser(c, header.NewFields(), OptionColumns.Marks)),
            FileLayout.OrderBook => Read(c => new OrderBookParser(c, header.Depth)),
            _ => Read(c => new TradeParser(c, Layout)),
        };
        await foreach (DataBatch batch in batches.ConfigureAwait(false))
        {
            yield return batch;
        }

        IAsyncEnumerable<DataBatch> Read<T>(Func<ParseContext, RowParser<T>> newParser)
            where T : struct, IDatum<T> =>
            new RowBatches<T>(
                parts,
                newParser,
                rejected => new ParseContext(request, options, options.Wanted, rejected)
            ).ReadAsync(request.Quarantine, cancellationToken);
    }

    private IEnumerable<string> Symbols()
    {
        IEnumerable<string> all =
            symbol is not null ? [symbol]
            : Layout is FileLayout.ClosePanel or FileLayout.MoneyFlowPanel ? header.PanelSymbols.ToArray()
            : Layout is FileLayout.SearchInterest or FileLayout.SearchPanel
                ? (options.Keywords?.Values ?? []).Distinct()
            : header.SymbolColumn < 0 ? FieldScan.Symbols(Whole(path), header)
            : scan.Value.Symbols;
        return options.Wanted is { } wanted ? all.Where(wanted.Contains) : all;
    }

    private IReadOnlyList<IReadOnlyList<TextPart>> Parts(List<FileSection> sections, string text)
    {
        string file = Path.GetFileName(path);

        // Rows of these layouts name the beginning of what they tell; order is kept by its end.
        long interval = Layout is FileLayout.Bars or FileLayout.Quotes
            ? size.Value.Seconds * TimeFields.NanosecondsPerSecond
            : 0;
        return sections.Count <= 1
            ?
            [
                [Whole(text)],
            ]
            :
            [
                .. sections.Select(section =>
                    (IReadOnlyList<TextPart>)
                        [
                            new TextPart(file, () => TextFile.OpenAt(text, section.Offset))
                            {
                                FirstLine = section.FirstLine,
                                Lines = section.Lines,
                                SeenBefore = section.SeenBefore.ToDictionary(
                                    seen => seen.Key,
                                    seen => seen.Value + interval
                                ),
                            },
                        ]
                ),
            ];
    }

    private TextPart Whole(string text) =>
        new(Path.GetFileName(path), () => TextFile.Open(text)) { HeaderLines = header.HeaderLines };
}
