using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads a row of <see cref="FileLayout.Estimates"/>, which holds an estimate, recommendations, or both.</summary>
internal sealed class EstimateFields(ParseContext context, RowFields fields)
{
    private const int Symbol = 0;
    private const int PeriodName = 1;
    private const int AsOf = 2;
    private const int Average = 3;
    private const int Highest = 4;
    private const int Lowest = 5;
    private const int Count = 6;
    private const int FirstRecommendation = 7;
    private const int Recommendations = 5;

    private readonly int[] votes = new int[Recommendations];

    /// <summary>Who the row is about.</summary>
    public SymbolState State { get; private set; } = null!;

    /// <summary>The period estimated.</summary>
    public FiscalPeriod Period { get; private set; }

    /// <summary>When it was known, in nanoseconds since 1970, UTC.</summary>
    public long Known { get; private set; }

    /// <summary>Mean estimate; NaN where there is none.</summary>
    public double Mean { get; private set; }

    /// <summary>Highest estimate; NaN where there is none.</summary>
    public double High { get; private set; }

    /// <summary>Lowest estimate; NaN where there is none.</summary>
    public double Low { get; private set; }

    /// <summary>How many analysts; 0 where the source does not say.</summary>
    public int Analysts { get; private set; }

    /// <summary>Whether it holds recommendations.</summary>
    public bool HasVotes { get; private set; }

    /// <summary>Strong buy, buy, hold, sell, strong sell.</summary>
    public ReadOnlySpan<int> Votes => votes;

    /// <summary>Reads a line; a bad one is put aside.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        QuarantineReason? defect =
            fields.Read(line)
            ?? (
                !fields.TryKnown(AsOf, context.Times, out long known) ? QuarantineReason.BadTime
                : !FiscalPeriodText.TryParse(fields[PeriodName], context.Times, out FiscalPeriod period)
                    ? QuarantineReason.BadTime
                : Keep(period, known)
            );
        if (defect is { } reason)
        {
            context.Reject(reason, line);
            return false;
        }

        if (!context.TryWanted(fields[Symbol], line, out SymbolState state))
        {
            return false;
        }

        State = state;
        return true;
    }

    private QuarantineReason? Keep(FiscalPeriod period, long known)
    {
        (Period, Known) = (period, known);
        NumberOutcome outcome = fields.Real(Average, out double mean);
        outcome = Outcomes.Worse(outcome, fields.Real(Highest, out double high));
        outcome = Outcomes.Worse(outcome, fields.Real(Lowest, out double low));
        if (outcome != NumberOutcome.Read)
        {
            return QuarantineReason.NotANumber;
        }

        (Mean, High, Low) = (mean, high, low);
        QuarantineReason? defect = Whole(Count, out int analysts);
        Analysts = analysts;
        HasVotes = false;
        for (int i = 0; i < Recommendations; i++)
        {
            defect ??= Whole(FirstRecommendation + i, out votes[i]);
            HasVotes |= !fields[FirstRecommendation + i].IsEmpty;
        }

        return defect
            ?? (
                double.IsNaN(mean) && !HasVotes ? QuarantineReason.NotANumber
                : low > mean || mean > high || low > high ? QuarantineReason.Inconsistent
                : null
            );
    }

    private QuarantineReason? Whole(int field, out int value)
    {
        value = 0;
        if (fields[field].IsEmpty)
        {
            return null;
        }

        NumberOutcome outcome = ScaledNumber.Parse(fields[field], exponent: 0, round: false, out long whole);
        value = (int)Math.Clamp(whole, 0, int.MaxValue);
        return outcome switch
        {
            NumberOutcome.BeyondScale => QuarantineReason.BeyondScale,
            not NumberOutcome.Read => QuarantineReason.NotANumber,
            _ when whole < 0 => QuarantineReason.NegativeQuantity,
            _ => whole > int.MaxValue ? QuarantineReason.BeyondScale : null,
        };
    }
}
