using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Orders;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Books corporate actions at their ex-date: position and cost restated, dividends paid, working orders cancelled.</summary>
/// <remarks>
/// An action is known from its announcement and counts from its ex-date on. Working orders were priced and sized in old
/// shares, so a split, a rename or a delisting cancels them; the next decision places them anew.
/// </remarks>
internal sealed class CorporateActions(EngineParts parts, SimulatedVenue venue, TradingDesk desk) : ICheckpointed
{
    private readonly PriorityQueue<CorporateAction, (Timestamp, int, int)> _announced = new();

    /// <summary>When the next known action takes effect; <see cref="Timestamp.MaxValue"/> when none is known.</summary>
    public Timestamp Next { get; private set; } = Timestamp.MaxValue;

    public string Section => "corporate-actions";

    public int SectionVersion => 1;

    public void Announce(in CorporateAction action)
    {
        _announced.Enqueue(action, (action.EventTime, action.Instrument.Value, (int)action.Action));
        Next = _announced.Peek().EventTime;
    }

    /// <summary>Books what takes effect at or before a time.</summary>
    public void TakeEffect(Timestamp now)
    {
        while (_announced.Count > 0 && _announced.Peek().EventTime <= now)
        {
            Book(_announced.Dequeue());
        }

        Next = _announced.Count > 0 ? _announced.Peek().EventTime : Timestamp.MaxValue;
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(CorporateAction.Kind.SchemaVersion);
        writer.WriteInt32(_announced.Count);
        foreach ((CorporateAction action, _) in _announced.UnorderedItems)
        {
            CorporateAction.Write(in action, writer);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        int schema = reader.ReadInt32();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            // In the order of the heap they make the same heap again.
            Announce(CorporateAction.Read(ref reader, schema));
        }
    }

    private void Book(in CorporateAction action)
    {
        InstrumentId id = action.Instrument;
        venue.OnCorporateAction(in action);
        double priceFactor = 1;
        double quantityFactor = 1;
        switch (action.Action)
        {
            case CorporateActionKind.Split:
                desk.CancelWorking(id, $"split {action.SharesAfter} for {action.SharesBefore}");
                parts.Ledger.BookSplit(id, action.SharesAfter, action.SharesBefore);
                priceFactor = (double)action.SharesBefore / action.SharesAfter;
                quantityFactor = (double)action.SharesAfter / action.SharesBefore;
                break;
            case CorporateActionKind.CashDividend:
                decimal? mark = parts.Ledger.MarkOf(id);
                parts.Ledger.BookDividend(id, action.CashPerShare);
                parts
                    .Store.Table<Bar>()
                    .Adjust(id, action.EventTime, Adjustment.TotalReturn, DividendFactor(mark, action.CashPerShare), 1);
                return;
            default:
                desk.CancelWorking(id, action.Action.ToString());
                return;
        }

        parts.Store.Table<Bar>().Adjust(id, action.EventTime, Adjustment.Split, priceFactor, quantityFactor);
    }

    private static double DividendFactor(decimal? mark, decimal cash) =>
        mark is { } price && price > cash ? (double)((price - cash) / price) : 1;
}
