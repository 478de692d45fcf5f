using OptiFire.Numerics.Microstructure;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Execution;

/// <summary>What <see cref="BidAskFilter"/> keeps of an instrument: the newest quote, today's samples, the medians of past sessions.</summary>
/// <remarks>Lists are replaced, never changed, so that a copy costs nothing.</remarks>
public record struct BidAskFilterState : IPluginState<BidAskFilterState>
{
    private long[]? _samples;
    private long[]? _medians;

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>The newest word on both sides.</summary>
    public Quote Quote { get; set; }

    /// <summary>Whether there was a quote at all.</summary>
    public bool HasQuote { get; set; }

    /// <summary>Number of the span of time that was sampled last, counted from 1970.</summary>
    public long Slot { get; set; }

    /// <summary>The session the samples are of, as a day number; 0 before the first.</summary>
    public int Session { get; set; }

    /// <summary>Spreads of this session so far, in thousandths of a basis point.</summary>
    public long[] Samples
    {
        readonly get => _samples ?? [];
        set => _samples = value;
    }

    /// <summary>Medians of past sessions, oldest first, in thousandths of a basis point.</summary>
    public long[] Medians
    {
        readonly get => _medians ?? [];
        set
        {
            _medians = value;
            Typical = value.Length == 0 ? 0 : SpreadSamples.Median(value);
        }
    }

    /// <summary>The median of <see cref="Medians"/>; 0 where there are none.</summary>
    public long Typical { get; private set; }

    /// <inheritdoc />
    public readonly BidAskFilterState Copy() => this;

    /// <summary>Takes the next quote; one that says nothing about a side leaves what is known of it.</summary>
    public void Take(Quote next)
    {
        if (HasQuote)
        {
            Quote known = Quote;
            bool bids = next.Bid > 0;
            bool asks = next.Ask > 0;
            next = next with
            {
                Bid = bids ? next.Bid : known.Bid,
                BidSize = bids ? next.BidSize : known.BidSize,
                Ask = asks ? next.Ask : known.Ask,
                AskSize = asks ? next.AskSize : known.AskSize,
            };
        }

        Quote = next;
        HasQuote = true;
    }

    /// <summary>Adds the quote's spread to the session's samples; the first of a new session ends the one before.</summary>
    /// <param name="slot">Number of the span of time that is sampled.</param>
    /// <param name="session">The session's date.</param>
    /// <param name="most">How many past sessions to keep, at least 1.</param>
    public void Sample(long slot, DateOnly session, int most)
    {
        Slot = slot;
        if (session.DayNumber != Session)
        {
            if (Samples.Length > 0)
            {
                Medians = SpreadSamples.Push(Medians, SpreadSamples.Median(Samples), most);
            }

            (Session, Samples) = (session.DayNumber, []);
        }

        long milliBps = (long)Math.Round(QuotedSpread.BasisPoints(Quote.Bid, Quote.Ask) * 1_000);
        Samples = [.. Samples, Math.Max(milliBps, 1)];
    }

    /// <inheritdoc />
    public readonly void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBoolean(HasQuote);
        Quote.Write(Quote, writer);
        writer.WriteInt64(Slot);
        writer.WriteInt32(Session);
        Write(writer, Samples);
        Write(writer, Medians);
    }

    /// <inheritdoc />
    public static BidAskFilterState Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            HasQuote = reader.ReadBoolean(),
            Quote = Quote.Read(ref reader, Quote.Kind.SchemaVersion),
            Slot = reader.ReadInt64(),
            Session = reader.ReadInt32(),
            Samples = ReadNumbers(ref reader),
            Medians = ReadNumbers(ref reader),
        };

    private static void Write(PayloadWriter writer, long[] numbers)
    {
        writer.WriteInt32(numbers.Length);
        foreach (long number in numbers)
        {
            writer.WriteInt64(number);
        }
    }

    private static long[] ReadNumbers(ref PayloadReader reader)
    {
        int count = reader.ReadInt32();
        if (count < 0)
        {
            throw new PayloadException($"A list of {count} numbers cannot be.");
        }

        var numbers = new List<long>();
        for (int i = 0; i < count; i++)
        {
            numbers.Add(reader.ReadInt64());
        }

        return [.. numbers];
    }
}
