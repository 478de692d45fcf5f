using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>The bars or closing quotes of one instrument and resolution in a folder of Lean zips; made by <see cref="LeanFolder"/>.</summary>
public sealed class LeanSource : IMarketDataSource, IFileSource
{
    private readonly IReadOnlyList<(string Path, int Day)> archives;
    private readonly string symbol;
    private readonly DataFileOptions options;
    private readonly Lazy<IReadOnlyList<SourceFile>> files;

    internal LeanSource(
        string symbol,
        BarSize size,
        bool quotes,
        IReadOnlyList<(string Path, int Day)> archives,
        DataFileOptions options
    )
    {
        this.symbol = symbol;
        this.archives = archives;
        this.options = options;
        BarSize = size;
        HoldsQuotes = quotes;
        string rounded = options.RoundToScale ? " (rounded to scale)" : "";
        Name = $"lean {symbol} {size} {(quotes ? "quotes" : "bars")}{rounded}";
        Instruments = [DeclaredInstrument.Of(symbol, layout: null, options)];
        files = new(() => [.. archives.Select(archive => FileFacts.Of(archive.Path))]);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>How long a bar, or the interval of a closing quote, lasts.</summary>
    public BarSize BarSize { get; }

    /// <summary>Whether it reads closing quotes; bars otherwise.</summary>
    public bool HoldsQuotes { get; }

    /// <inheritdoc />
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <inheritdoc />
    /// <exception cref="DataFileException">A zip is damaged.</exception>
    public IReadOnlyList<SourceFile> Files => files.Value;

    /// <inheritdoc />
    /// <exception cref="DataFileException">A zip is damaged.</exception>
    public IAsyncEnumerable<DataBatch> ReadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<TextPart> parts =
        [
            .. archives.Select(archive => new TextPart(
                Path.GetFileName(archive.Path),
                () => LeanArchive.Open(archive.Path)
            )
            {
                Day = archive.Day,
            }),
        ];
        return HoldsQuotes
            ? Read<Quote>(c => new LeanQuoteParser(c, symbol, BarSize))
            : Read<Bar>(c => new LeanBarParser(c, symbol, BarSize));

        IAsyncEnumerable<DataBatch> Read<T>(Func<ParseContext, RowParser<T>> newParser)
            where T : struct, IDatum<T> =>
            new RowBatches<T>(
                [parts],
                newParser,
                rejected => new ParseContext(request, options, wanted: null, rejected)
            ).ReadAsync(request.Quarantine, cancellationToken);
    }
}
