using System.Text.Json;

namespace OptiFire.Engine.Market.Files;

/// <summary>A layout told by the names of its fields, as columns of a header or as properties of JSON objects, in any order.</summary>
internal sealed class NamedLayout
{
    /// <summary>Fields in the order in which parsers count them: <c>#</c> marks numbers, <c>?</c> what a file may lack.</summary>
    private NamedLayout(FileLayout layout, string fields, bool isJsonOnly = false)
    {
        Layout = layout;
        IsJsonOnly = isJsonOnly;
        Fields =
        [
            .. fields.Split(',').Select(f => new FieldName(f.TrimEnd('#', '?'), f.Contains('#'), f.Contains('?'))),
        ];
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NamedLayout> All { get; } =
    [
        new(FileLayout.SearchInterest, "date,keyword,geo,value,is_partial,as_of"),
        new(FileLayout.EtfShares, "date,ticker,shares_outstanding#,nav#,aum#,as_of"),
        new(FileLayout.Whispers, "symbol,report_date,whisper_eps#,consensus_eps#,as_of"),
        new(
            FileLayout.Estimates,
            "symbol,period,as_of,eps_avg#,eps_high#,eps_low#,n_analysts#,strong_buy#,buy#,hold#,sell#,strong_sell#"
        ),
        new(
            FileLayout.OptionQuotes,
            "ts,underlying,underlying_px#,occ_symbol,type,expiry,strike#,bid#,ask#,iv#,delta#,oi#"
        ),
        new(
            FileLayout.OptionMarks,
            "timestamp,underlying,underlying_close#?,right,expiry,strike#,close#,implied_volatility#,delta#,open_interest#,iv_bs#?,delta_bs#?"
        ),
        new(FileLayout.News, "id,headline,created_at,updated_at,symbols,summary?,source?,url?", isJsonOnly: true),
    ];

    /// <summary>Which layout.</summary>
    public FileLayout Layout { get; }

    /// <summary>Its fields in the order in which parsers count them.</summary>
    public FieldName[] Fields { get; }

    /// <summary>Whether it has no form in columns.</summary>
    public bool IsJsonOnly { get; }

    /// <summary>Finds the layout that has its fields among these names.</summary>
    public static NamedLayout? Find(IReadOnlyCollection<string> names, bool isJson) =>
        All.FirstOrDefault(layout => (isJson || !layout.IsJsonOnly) && !layout.Missing(names).Any());

    /// <summary>What a file lacks to be of the layout it is most like; empty when it is like none.</summary>
    public static string Nearest(IReadOnlyCollection<string> names)
    {
        NamedLayout best = All.MinBy(layout => layout.Missing(names).Count() / (double)layout.Fields.Length)!;
        string[] missing = [.. best.Missing(names)];
        return missing.Length * 2 > best.Fields.Length
            ? ""
            : $" It lacks {string.Join(", ", missing.Select(name => $"'{name}'"))} to be {best.Layout}.";
    }

    /// <summary>The names of the properties of an object; empty for a line that is none.</summary>
    public static string[] PropertiesOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(property => property.Name)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The layout as text, for messages.</summary>
    public override string ToString() =>
        (IsJsonOnly ? "JSON lines of " : "")
        + string.Join(',', Fields.Select(field => field.IsOptional ? $"[{field.Name}]" : field.Name));

    private IEnumerable<string> Missing(IReadOnlyCollection<string> names) =>
        Fields.Where(field => !field.IsOptional && !names.Contains(field.Name)).Select(field => field.Name);
}
