using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>One piece of news. An item about several instruments is stored once per instrument, with the same id.</summary>
public readonly record struct NewsItem : IDatum<NewsItem>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("news", 1);

    /// <inheritdoc />
    public static bool MayShareTime => true;

    /// <summary>Sentiment from −1 to 1; NaN where the source has none.</summary>
    public static Column<NewsItem, double> SentimentScore { get; } =
        new("sentiment", static (item, _) => item.Sentiment);

    /// <summary>The instrument of this copy; <see cref="InstrumentId.None"/> for news of no instrument.</summary>
    public InstrumentId Instrument { get; init; }

    /// <summary>When it was published.</summary>
    public Timestamp EventTime { get; init; }

    /// <inheritdoc />
    public Timestamp AvailableAt { get; init; }

    /// <summary>The source's id of the item.</summary>
    public string Id
    {
        get => field ?? "";
        init;
    }

    /// <summary>The headline.</summary>
    public string Headline
    {
        get => field ?? "";
        init;
    }

    /// <summary>A few sentences; empty where the source has none.</summary>
    public string Summary
    {
        get => field ?? "";
        init;
    }

    /// <summary>Where the text is; null where the source does not say.</summary>
    public string? Url { get; init; }

    /// <summary>Who published it; empty where unknown.</summary>
    public string Source
    {
        get => field ?? "";
        init;
    }

    /// <summary>The tickers it is about, in the source's order; do not change the list afterwards.</summary>
    public IReadOnlyList<string> Symbols
    {
        get => field ?? [];
        init;
    }

    /// <summary>From −1 (bad) to 1 (good); NaN where the source has none.</summary>
    public double Sentiment { get; init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <inheritdoc />
    public SeriesVariant Variant => SeriesVariant.Single;

    /// <inheritdoc />
    public static NewsItem WithInstrument(in NewsItem datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in NewsItem datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteString(datum.Id);
        writer.WriteString(datum.Headline);
        writer.WriteString(datum.Summary);
        writer.WriteString(datum.Url);
        writer.WriteString(datum.Source);
        writer.WriteInt32(datum.Symbols.Count);
        foreach (string symbol in datum.Symbols)
        {
            writer.WriteString(symbol);
        }

        writer.WriteDouble(datum.Sentiment);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static NewsItem Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Id = reader.ReadString(),
            Headline = reader.ReadString(),
            Summary = reader.ReadString(),
            Url = reader.ReadStringOrNull(),
            Source = reader.ReadString(),
            Symbols = ReadSymbols(ref reader),
            Sentiment = reader.ReadDouble(),
            Revision = reader.ReadInt32(),
        };

    /// <summary>Whether both say the same, symbol by symbol.</summary>
    public bool Equals(NewsItem other) =>
        Instrument == other.Instrument
        && EventTime == other.EventTime
        && AvailableAt == other.AvailableAt
        && Revision == other.Revision
        && Id == other.Id
        && Headline == other.Headline
        && Summary == other.Summary
        && Url == other.Url
        && Source == other.Source
        && Sentiment.Equals(other.Sentiment)
        && Symbols.SequenceEqual(other.Symbols);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Instrument, EventTime, AvailableAt, Revision, Id, Headline);

    private static string[] ReadSymbols(ref PayloadReader reader)
    {
        // Each text takes at least the four bytes of its length.
        int count = reader.ReadInt32();
        if (count < 0 || count > reader.Remaining / sizeof(int))
        {
            throw new PayloadException($"The payload says {count} symbols and holds {reader.Remaining} bytes.");
        }

        var symbols = new string[count];
        for (int i = 0; i < count; i++)
        {
            symbols[i] = reader.ReadString();
        }

        return symbols;
    }
}
