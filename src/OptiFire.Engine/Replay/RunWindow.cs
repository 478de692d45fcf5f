using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>What a journal says of a stretch of time.</summary>
public sealed record RunWindow
{
    /// <summary>The orders decided, in order.</summary>
    public required IReadOnlyList<WindowOrder> Orders { get; init; }

    /// <summary>How many fills there were.</summary>
    public required int Fills { get; init; }

    /// <summary>What they cost in fees, in the base currency.</summary>
    public required decimal Fees { get; init; }

    /// <summary>How many signals were emitted.</summary>
    public required int Signals { get; init; }

    /// <summary>Equity at the last session close before the window; null when there was none.</summary>
    public required decimal? EquityBefore { get; init; }

    /// <summary>Equity at the last session close in the window; null when there was none.</summary>
    public required decimal? EquityAfter { get; init; }

    /// <summary>Reads a window of a journal.</summary>
    internal static RunWindow Read(IEnumerable<CommitGroup> groups, Timestamp from, Timestamp to)
    {
        var symbols = Array.Empty<string>();
        var orders = new List<WindowOrder>();
        (int fills, decimal fees, int signals) = (0, 0m, 0);
        (decimal? before, decimal? after) = (null, null);
        Timestamp time = Timestamp.MinValue;
        foreach (JournalEntry entry in groups.SelectMany(group => JournalEntry.ReadAll(group.Payload)))
        {
            bool isInside = time >= from && time < to;
            switch (entry.Kind)
            {
                case JournalRecordKind.RunStarted:
                    symbols = entry.As<RunStarted>().Instruments;
                    break;
                case JournalRecordKind.Intent when entry.As<OrderIntended>() is var order:
                    time = order.DecidedAt;
                    if (time >= from && time < to)
                    {
                        string symbol = symbols[order.Request.Instrument.Value];
                        orders.Add(new WindowOrder(time, symbol, order.Request.SignedQuantity));
                    }

                    break;
                case JournalRecordKind.Broker when entry.As<BrokerSaid>().Event is { Kind: BrokerEventKind.Fill } fill:
                    isInside = fill.Time >= from && fill.Time < to;
                    fills += isInside ? 1 : 0;
                    fees += isInside ? fill.Fee : 0;
                    break;
                case JournalRecordKind.Signal:
                    signals += isInside ? 1 : 0;
                    break;
                case JournalRecordKind.SessionClose when entry.As<AccountMarked>() is var marked:
                    time = marked.Time;
                    (before, after) =
                        time < from ? (marked.Equity, null)
                        : time < to ? (before, marked.Equity)
                        : (before, after);
                    break;
                default:
                    break;
            }
        }

        return new RunWindow
        {
            Orders = orders,
            Fills = fills,
            Fees = fees,
            Signals = signals,
            EquityBefore = before,
            EquityAfter = after,
        };
    }
}
