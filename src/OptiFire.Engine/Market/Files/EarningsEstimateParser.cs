using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the estimates of <see cref="FileLayout.Estimates"/>: what was expected at an as-of is the event.</summary>
/// <remarks>Rows of one symbol and as-of that disagree about recommendations are inconsistent; the first counts.</remarks>
internal sealed class EarningsEstimateParser(ParseContext context, RowFields fields)
    : VintageParser<EarningsEstimate>(context)
{
    private readonly EstimateFields row = new(context, fields);
    private readonly Dictionary<(InstrumentId, long), int[]> votes = [];

    public override int Parse(ReadOnlySpan<byte> line, Span<EarningsEstimate> rows)
    {
        if (!row.TryRead(line))
        {
            return 0;
        }

        if (row.HasVotes && !votes.TryAdd((row.State.Id, row.Known), row.Votes.ToArray()))
        {
            if (!row.Votes.SequenceEqual(votes[(row.State.Id, row.Known)]))
            {
                return Context.Reject(QuarantineReason.Inconsistent, line);
            }
        }

        if (double.IsNaN(row.Mean))
        {
            return 0;
        }

        rows[0] = new EarningsEstimate
        {
            Instrument = row.State.Id,
            EventTime = new Timestamp(row.Known),
            AvailableAt = Context.AvailableAt(row.Known),
            Period = row.Period,
            Mean = row.Mean,
            High = row.High,
            Low = row.Low,
            Analysts = row.Analysts,
        };
        return 1;
    }

    public override EarningsEstimate Revised(in EarningsEstimate row, int revision) => row with { Revision = revision };
}
