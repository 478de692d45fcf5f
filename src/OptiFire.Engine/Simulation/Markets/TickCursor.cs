using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Goes through one order flow and says which trade, quote and book each step gives the reader.</summary>
internal sealed class TickCursor : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly RequestedSeries _requested;
    private readonly IEnumerator<BookStep> _steps;
    private Quote _lastQuote;
    private long _lastBookSecond = -1;
    private long _tradeCount;

    public TickCursor(SessionOrderFlow flow)
    {
        _requested = flow.Requested;
        _steps = flow.GetEnumerator();
        Advance();
    }

    public bool IsAtEnd { get; private set; }

    /// <summary>The time of the step.</summary>
    public Timestamp Time => _steps.Current.Event.Time;

    public Trade? Trade { get; private set; }

    public Quote? Quote { get; private set; }

    public OrderBook? Book { get; private set; }

    /// <summary>Goes to the next step at which the book shows all its levels.</summary>
    public void Advance()
    {
        do
        {
            IsAtEnd = !_steps.MoveNext();
        } while (
            !IsAtEnd && Math.Min(_steps.Current.Book.Bids.Length, _steps.Current.Book.Asks.Length) < SimulatedBook.Depth
        );
        if (IsAtEnd)
        {
            return;
        }

        BookStep step = _steps.Current;
        Trade = step.Event.Kind == BookEventKind.Trade ? _requested.Trade(step.Event, ++_tradeCount) : null;
        Quote quote = _requested.Quote(step.Book);
        bool changed =
            (quote.Bid, quote.BidSize, quote.Ask, quote.AskSize)
            != (_lastQuote.Bid, _lastQuote.BidSize, _lastQuote.Ask, _lastQuote.AskSize);
        Quote = changed ? quote : null;
        _lastQuote = quote;
        long second = Time.UnixNanoseconds / Second;
        Book = second == _lastBookSecond ? null : step.Book;
        _lastBookSecond = second;
    }

    public void Dispose() => _steps.Dispose();
}
