using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>A split, cash dividend, change of ticker or delisting.</summary>
/// <remarks>
/// <see cref="EventTime"/> is the moment from which the market trades under it (the ex-date);
/// <see cref="AvailableAt"/> is the announcement, usually earlier. Made by the methods named after the kinds.
/// </remarks>
public readonly record struct CorporateAction : IDatum<CorporateAction>
{
    /// <inheritdoc />
    public static DatumKind Kind { get; } = new("corporate-action", 1);

    /// <inheritdoc />
    public InstrumentId Instrument { get; init; }

    /// <summary>The start of the ex-date.</summary>
    public Timestamp EventTime { get; init; }

    /// <summary>When it was announced.</summary>
    public Timestamp AvailableAt { get; init; }

    /// <summary>What happens.</summary>
    public CorporateActionKind Action { get; private init; }

    /// <summary>A split's shares after, for <see cref="SharesBefore"/>; both in lowest terms; 1 for other kinds.</summary>
    public long SharesAfter
    {
        get => field == 0 ? 1 : field;
        private init;
    }

    /// <summary>A split's shares before; 1 for other kinds.</summary>
    public long SharesBefore
    {
        get => field == 0 ? 1 : field;
        private init;
    }

    /// <summary>A dividend's cash per share before tax, in the instrument's currency; 0 for other kinds.</summary>
    public decimal CashPerShare { get; private init; }

    /// <summary>The ticker after a rename; null for other kinds.</summary>
    public string? NewSymbol { get; private init; }

    /// <inheritdoc />
    public int Revision { get; init; }

    /// <summary>The kind of action: a split and a dividend of one day are two facts.</summary>
    public SeriesVariant Variant => new((int)Action);

    /// <summary>A split: 4 for 1 is (4, 1), a reverse split of 1 for 20 is (1, 20).</summary>
    /// <param name="instrument">Whose shares.</param>
    /// <param name="exDate">The start of the ex-date.</param>
    /// <param name="announced">When it was announced.</param>
    /// <param name="sharesAfter">Shares held after, at least 1.</param>
    /// <param name="sharesBefore">Shares held before, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of shares is below 1.</exception>
    public static CorporateAction Split(
        InstrumentId instrument,
        Timestamp exDate,
        Timestamp announced,
        long sharesAfter,
        long sharesBefore
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sharesAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sharesBefore, 1);
        long divisor = GreatestCommonDivisor(sharesAfter, sharesBefore);
        return Make(instrument, exDate, announced, CorporateActionKind.Split) with
        {
            SharesAfter = sharesAfter / divisor,
            SharesBefore = sharesBefore / divisor,
        };
    }

    /// <summary>A cash dividend per share, above 0, in the instrument's currency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cash is not above 0.</exception>
    public static CorporateAction CashDividend(
        InstrumentId instrument,
        Timestamp exDate,
        Timestamp announced,
        decimal cashPerShare
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(cashPerShare, 0);
        return Make(instrument, exDate, announced, CorporateActionKind.CashDividend) with
        {
            CashPerShare = cashPerShare,
        };
    }

    /// <summary>A change of ticker.</summary>
    /// <exception cref="ArgumentException">The new ticker is empty.</exception>
    public static CorporateAction Rename(
        InstrumentId instrument,
        Timestamp exDate,
        Timestamp announced,
        string newSymbol
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(newSymbol);
        return Make(instrument, exDate, announced, CorporateActionKind.Rename) with { NewSymbol = newSymbol };
    }

    /// <summary>The end of trading.</summary>
    public static CorporateAction Delisting(InstrumentId instrument, Timestamp exDate, Timestamp announced) =>
        Make(instrument, exDate, announced, CorporateActionKind.Delisting);

    /// <inheritdoc />
    public static CorporateAction WithInstrument(in CorporateAction datum, InstrumentId instrument) =>
        datum with
        {
            Instrument = instrument,
        };

    /// <inheritdoc />
    public static void Write(in CorporateAction datum, PayloadWriter writer)
    {
        writer.WriteInt32(datum.Instrument.Value);
        writer.WriteTimestamp(datum.EventTime);
        writer.WriteTimestamp(datum.AvailableAt);
        writer.WriteByte((byte)datum.Action);
        writer.WriteInt64(datum.SharesAfter);
        writer.WriteInt64(datum.SharesBefore);
        writer.WriteDecimal(datum.CashPerShare);
        writer.WriteString(datum.NewSymbol);
        writer.WriteInt32(datum.Revision);
    }

    /// <inheritdoc />
    public static CorporateAction Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Instrument = new InstrumentId(reader.ReadInt32()),
            EventTime = reader.ReadTimestamp(),
            AvailableAt = reader.ReadTimestamp(),
            Action = (CorporateActionKind)reader.ReadByte(),
            SharesAfter = reader.ReadInt64(),
            SharesBefore = reader.ReadInt64(),
            CashPerShare = reader.ReadDecimal(),
            NewSymbol = reader.ReadStringOrNull(),
            Revision = reader.ReadInt32(),
        };

    private static CorporateAction Make(
        InstrumentId instrument,
        Timestamp exDate,
        Timestamp announced,
        CorporateActionKind action
    ) =>
        new()
        {
            Instrument = instrument,
            EventTime = exDate,
            AvailableAt = announced,
            Action = action,
            SharesAfter = 1,
            SharesBefore = 1,
        };

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
