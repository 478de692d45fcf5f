using System.Text;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>What the parser of one run of lines needs: symbols, span, delay, the order of time, and a place for bad rows.</summary>
internal sealed class ParseContext(
    SourceRequest request,
    DataFileOptions options,
    IReadOnlySet<string>? wanted,
    List<QuarantinedRow> rejected
)
{
    private const int MaximumText = 200;

    private readonly long from = Math.Max(request.From.UnixNanoseconds, options.From.UnixNanoseconds);
    private readonly long to = Math.Min(request.To.UnixNanoseconds, options.To.UnixNanoseconds);
    private readonly long delay = options.Delay.Ticks * 100;
    private long lastTime = long.MinValue;

    /// <summary>The symbols of the file.</summary>
    public SymbolTable Symbols { get; } = new(request.Instruments, wanted);

    /// <summary>Reads times.</summary>
    public TimeFields Times { get; } = new();

    /// <summary>Whether numbers with too many decimals are rounded instead of refused.</summary>
    public bool Round { get; } = options.RoundToScale;

    /// <summary>The part being read.</summary>
    public TextPart Part { get; private set; } = null!;

    /// <summary>The number of the line being parsed, from 1.</summary>
    public long Line { get; set; }

    /// <summary>Begins a part.</summary>
    public void Begin(TextPart part)
    {
        Part = part;
        Line = part.FirstLine - 1;
        foreach ((string symbol, long time) in part.SeenBefore)
        {
            Symbols[symbol].LastTime = time;
        }
    }

    /// <summary>When a fact of this time becomes available.</summary>
    public Timestamp AvailableAt(long eventTime) => new(eventTime + delay);

    /// <summary>Whether a fact of this time was asked for.</summary>
    public bool InSpan(long eventTime) => eventTime + delay >= from && eventTime + delay < to;

    /// <summary>Whether what becomes available then was asked for.</summary>
    public bool Covers(Timestamp availableAt) =>
        availableAt.UnixNanoseconds >= from && availableAt.UnixNanoseconds < to;

    /// <summary>Puts the line aside.</summary>
    /// <returns>0: no rows.</returns>
    public int Reject(QuarantineReason reason, ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(line.Length > MaximumText * 4 ? line[..(MaximumText * 4)] : line);
        text = text.Length > MaximumText ? text[..MaximumText] : text;
        rejected.Add(new QuarantinedRow(Part.Name, Line, reason, text));
        return 0;
    }

    /// <summary>Puts the line aside for a number that could not be read.</summary>
    public int Reject(NumberOutcome outcome, ReadOnlySpan<byte> line) =>
        Reject(
            outcome switch
            {
                NumberOutcome.Missing => QuarantineReason.Malformed,
                NumberOutcome.BeyondScale => QuarantineReason.BeyondScale,
                _ => QuarantineReason.NotANumber,
            },
            line
        );

    /// <summary>Finds the symbol of a row and says whether the row should be read on.</summary>
    public bool TryWanted(ReadOnlySpan<byte> symbol, ReadOnlySpan<byte> line, out SymbolState state)
    {
        if (!Symbols.TryFind(symbol, out state))
        {
            Reject(QuarantineReason.UnknownSymbol, line);
            return false;
        }

        return IsWanted(state, line);
    }

    /// <summary>Whether rows of a symbol are asked for; a symbol that the engine does not know puts the line aside.</summary>
    public bool IsWanted(SymbolState state, ReadOnlySpan<byte> line)
    {
        if (state.IsWanted && !state.IsKnown)
        {
            Reject(QuarantineReason.UnknownSymbol, line);
        }

        return state.IsWanted && state.IsKnown;
    }

    /// <summary>Checks the order of time, as the last of all checks; a good row moves it on.</summary>
    /// <param name="state">The row's symbol.</param>
    /// <param name="time">The row's event time.</param>
    /// <param name="ties">Whether a symbol may have several rows at one time.</param>
    /// <param name="line">The row.</param>
    public bool TryAdvance(SymbolState state, long time, bool ties, ReadOnlySpan<byte> line)
    {
        if (time == state.LastTime && !ties)
        {
            Reject(QuarantineReason.Duplicate, line);
            return false;
        }

        if (time < lastTime || time < state.LastTime)
        {
            Reject(QuarantineReason.OutOfOrder, line);
            return false;
        }

        lastTime = time;
        state.LastTime = time;
        return true;
    }
}
