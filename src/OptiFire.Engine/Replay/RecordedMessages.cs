using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Replay;

/// <summary>The broker's messages that a journal holds: those still to be given, and those that were.</summary>
internal sealed class RecordedMessages
{
    private readonly Queue<(long Sequence, BrokerSaid Said)> _waiting = new();
    private readonly HashSet<BrokerEvent> _told = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Reads a journal.</summary>
    /// <param name="journal">What was recorded.</param>
    /// <param name="from">Where the engine goes on: what came before was given; null for the beginning.</param>
    public RecordedMessages(IJournal journal, JournalPosition? from)
    {
        foreach (JournalEntry entry in from is null ? [] : JournalEntry.ReadAll(from.Open).Where(IsMessage))
        {
            Told(entry.As<BrokerSaid>().Event);
        }

        foreach (CommitGroup group in journal.Read())
        {
            End = group.LastSequence;
            foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload).Where(IsMessage))
            {
                if (from is null || entry.Sequence > from.Sequence)
                {
                    _waiting.Enqueue((entry.Sequence, entry.As<BrokerSaid>()));
                }
                else if (entry.Sequence <= from.ClosedSequence)
                {
                    Told(entry.As<BrokerSaid>().Event);
                }
            }
        }
    }

    /// <summary>The journal's last sequence.</summary>
    public long End { get; }

    public bool TryPeek(out (long Sequence, BrokerSaid Said) next) => _waiting.TryPeek(out next);

    /// <summary>Takes the next message: it is given now.</summary>
    public BrokerEvent Take()
    {
        BrokerEvent message = _waiting.Dequeue().Said.Event;
        Told(message);
        return message;
    }

    /// <summary>Whether one of an order's messages was given; each call uses one up.</summary>
    public bool WasGiven(string clientOrderId)
    {
        int unseen = _seen.GetValueOrDefault(clientOrderId);
        if (unseen > 0)
        {
            _seen[clientOrderId] = unseen - 1;
        }

        return unseen > 0;
    }

    /// <summary>Notes a message; false when it was known.</summary>
    public bool TryNote(in BrokerEvent message) => _told.Add(message);

    private static bool IsMessage(JournalEntry entry) => entry.Kind == JournalRecordKind.Broker;

    private void Told(in BrokerEvent message)
    {
        _seen[message.ClientOrderId] = _seen.GetValueOrDefault(message.ClientOrderId) + 1;
        _told.Add(message);
    }
}
