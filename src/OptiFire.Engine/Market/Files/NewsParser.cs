using System.Text;
using System.Text.Json;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.News"/>: one object a line as Alpaca's news service gives it, one item per instrument named.</summary>
/// <remarks>
/// The text is what stood there at <c>updated_at</c>, so it is available then; <c>created_at</c> is the event. A later line
/// with the same id is a later version. Symbols that are not wanted are passed over; an item that names none is of none.
/// </remarks>
internal sealed class NewsParser(ParseContext context) : VintageParser<NewsItem>(context)
{
    private const int MaximumSymbols = 1_024;

    private readonly HashSet<InstrumentId> named = [];

    public override int MaximumRows => MaximumSymbols;

    public override int Parse(ReadOnlySpan<byte> line, Span<NewsItem> rows)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            bool isWhole = !reader.Read() && document.RootElement.ValueKind == JsonValueKind.Object;
            return isWhole ? Parse(document.RootElement, line, rows) : Context.Reject(QuarantineReason.Malformed, line);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            // Half an object, text after it, or bytes that are no UTF-8.
            return Context.Reject(QuarantineReason.Malformed, line);
        }
    }

    public override string NameOf(in NewsItem row) => row.Id;

    public override NewsItem Revised(in NewsItem row, int revision) => row with { Revision = revision };

    /// <summary>The tickers of an item; null when they are not a list of texts.</summary>
    public static string[]? SymbolsOf(JsonElement item)
    {
        bool isList =
            item.TryGetProperty("symbols", out JsonElement symbols)
            && symbols.ValueKind == JsonValueKind.Array
            && symbols.GetArrayLength() <= MaximumSymbols
            && symbols
                .EnumerateArray()
                .All(s =>
                    s.ValueKind == JsonValueKind.String
                    && s.GetString() is { Length: > 0 and <= SymbolTable.MaximumSymbolLength }
                );
        return isList ? [.. symbols.EnumerateArray().Select(s => s.GetString()!)] : null;
    }

    private int Parse(JsonElement item, ReadOnlySpan<byte> line, Span<NewsItem> rows)
    {
        string id =
            item.TryGetProperty("id", out JsonElement number) && number.ValueKind == JsonValueKind.Number
                ? number.GetRawText()
                : Text(item, "id");
        string headline = Text(item, "headline");
        if (id.Length == 0 || headline.Length == 0 || SymbolsOf(item) is not { } symbols)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (!TryTime(item, "created_at", out long created) || !TryTime(item, "updated_at", out long updated))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (updated < created)
        {
            return Context.Reject(QuarantineReason.KnownTooEarly, line);
        }

        string url = Text(item, "url");
        var news = new NewsItem
        {
            Instrument = InstrumentId.None,
            EventTime = new Timestamp(created),
            AvailableAt = Context.AvailableAt(updated),
            Id = id,
            Headline = headline,
            Summary = Text(item, "summary"),
            Url = url.Length == 0 ? null : url,
            Source = Text(item, "source"),
            Symbols = symbols,
            Sentiment = double.NaN,
        };
        return FanOut(news, line, rows);
    }

    private int FanOut(in NewsItem news, ReadOnlySpan<byte> line, Span<NewsItem> rows)
    {
        if (news.Symbols.Count == 0)
        {
            rows[0] = news;
            return 1;
        }

        int count = 0;
        named.Clear();
        foreach (string symbol in news.Symbols)
        {
            SymbolState state = Context.Symbols[symbol];
            if (Context.IsWanted(state, line) && named.Add(state.Id))
            {
                rows[count++] = news with { Instrument = state.Id };
            }
        }

        return count;
    }

    private bool TryTime(JsonElement item, string name, out long time) =>
        Context.Times.TryUtc(Encoding.UTF8.GetBytes(Text(item, name)), out time);

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
