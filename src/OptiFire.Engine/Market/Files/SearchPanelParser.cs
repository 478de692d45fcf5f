using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.SearchPanel"/>. A bad cell is put aside by itself.</summary>
internal sealed class SearchPanelParser(ParseContext context, DataFileOptions options, string[] terms)
    : VintageParser<SearchInterest>(context)
{
    public override int MaximumRows => terms.Length;

    public override int Parse(ReadOnlySpan<byte> line, Span<SearchInterest> rows)
    {
        if (PanelCells.Begin(line, terms.Length, Context.Times, out FieldReader fields, out long end) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        int count = 0;
        foreach (string term in terms)
        {
            fields.TryNext(out ReadOnlySpan<byte> cell);
            SymbolState? state = options.Keywords?.GetValueOrDefault(term) is { } symbol
                ? Context.Symbols[symbol]
                : null;
            if (state is not null && !Context.IsWanted(state, cell))
            {
                continue;
            }

            if (SearchInterestParser.ValueDefect(cell, out double value) is { } wrong)
            {
                Context.Reject(wrong, cell);
                continue;
            }

            rows[count++] = new SearchInterest
            {
                Instrument = state?.Id ?? InstrumentId.None,
                EventTime = new Timestamp(end),
                AvailableAt = Context.AvailableAt(end),
                Keyword = term,
                Geo = options.SearchGeo,
                Value = value,
            };
        }

        return count;
    }

    public override string NameOf(in SearchInterest row) => row.Keyword;

    public override SearchInterest Revised(in SearchInterest row, int revision) => row with { Revision = revision };
}
