using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.Whispers"/>.</summary>
/// <remarks>
/// A report date is its day's beginning, UTC: whether the company reports before the open or after the close is not known,
/// and an expectation must not live past the report. The fiscal period, which the file does not name, is the last calendar
/// quarter that ended before the report.
/// </remarks>
internal sealed class WhisperParser(ParseContext context, RowFields fields) : VintageParser<EarningsSurprise>(context)
{
    private const int Symbol = 0;
    private const int ReportDate = 1;
    private const int Whisper = 2;
    private const int Consensus = 3;
    private const int AsOf = 4;

    public override int Parse(ReadOnlySpan<byte> line, Span<EarningsSurprise> rows)
    {
        if (fields.Read(line) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        if (!TryReport(out long report) || !fields.TryKnown(AsOf, Context.Times, out long known))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (!Context.TryWanted(fields[Symbol], line, out SymbolState state))
        {
            return 0;
        }

        NumberOutcome outcome = fields.Real(Whisper, out double whisper);
        outcome = Outcomes.Worse(outcome, fields.Real(Consensus, out double consensus));
        if (outcome != NumberOutcome.Read || (double.IsNaN(whisper) && double.IsNaN(consensus)))
        {
            return Context.Reject(QuarantineReason.NotANumber, line);
        }

        var reported = new Timestamp(report);
        rows[0] = new EarningsSurprise
        {
            Instrument = state.Id,
            EventTime = reported,
            AvailableAt = Context.AvailableAt(known),
            Period = FiscalPeriodText.QuarterOf(reported.UtcDate.AddMonths(-3)),
            Consensus = consensus,
            Actual = double.NaN,
            Whisper = whisper,
        };
        return 1;
    }

    public override EarningsSurprise Revised(in EarningsSurprise row, int revision) => row with { Revision = revision };

    private bool TryReport(out long report)
    {
        if (Context.Times.TryDate(fields[ReportDate], out int day))
        {
            report = TimeFields.UtcMidnight(day);
            return true;
        }

        return Context.Times.TryUtc(fields[ReportDate], out report);
    }
}
