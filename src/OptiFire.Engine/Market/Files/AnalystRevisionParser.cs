using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the recommendations of <see cref="FileLayout.Estimates"/>: one per symbol and as-of, though rows of several periods repeat them.</summary>
/// <remarks>Its mean estimate is that of the first of these rows.</remarks>
internal sealed class AnalystRevisionParser(ParseContext context, RowFields fields)
    : VintageParser<AnalystRevision>(context)
{
    private readonly EstimateFields row = new(context, fields);
    private readonly HashSet<(InstrumentId, long)> seen = [];

    public override int Parse(ReadOnlySpan<byte> line, Span<AnalystRevision> rows)
    {
        if (!row.TryRead(line) || !row.HasVotes || !seen.Add((row.State.Id, row.Known)))
        {
            return 0;
        }

        rows[0] = new AnalystRevision
        {
            Instrument = row.State.Id,
            EventTime = new Timestamp(row.Known),
            AvailableAt = Context.AvailableAt(row.Known),
            StrongBuy = row.Votes[0],
            Buy = row.Votes[1],
            Hold = row.Votes[2],
            Sell = row.Votes[3],
            StrongSell = row.Votes[4],
            Mean = row.Mean,
        };
        return 1;
    }

    public override AnalystRevision Revised(in AnalystRevision row, int revision) => row with { Revision = revision };
}
