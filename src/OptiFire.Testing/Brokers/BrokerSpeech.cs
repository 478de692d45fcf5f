using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Testing.Brokers;

/// <summary>What a broker has said, and what it will say when its time has come.</summary>
internal sealed class BrokerSpeech
{
    private readonly Queue<(long DueStep, BrokerEvent Message)> _waiting = new();
    private readonly List<BrokerEvent> _said = [];

    public IReadOnlyList<BrokerEvent> Said => _said;

    public void Wait(long dueStep, in BrokerEvent message) => _waiting.Enqueue((dueStep, message));

    /// <summary>Takes the next message that is due: it counts as said.</summary>
    public bool TrySay(long step, out BrokerEvent message)
    {
        message = default;
        if (!_waiting.TryPeek(out (long DueStep, BrokerEvent Message) next) || next.DueStep > step)
        {
            return false;
        }

        message = _waiting.Dequeue().Message;
        _said.Add(message);
        return true;
    }

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32(_waiting.Count);
        foreach ((long dueStep, BrokerEvent message) in _waiting)
        {
            writer.WriteInt64(dueStep);
            BrokerSaid.Write(new BrokerSaid(message, message.Time), writer);
        }

        writer.WriteInt32(_said.Count);
        _said.ForEach(message => BrokerSaid.Write(new BrokerSaid(message, message.Time), writer));
    }

    public static BrokerSpeech Read(ref PayloadReader reader)
    {
        var speech = new BrokerSpeech();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            speech.Wait(reader.ReadInt64(), BrokerSaid.Read(ref reader).Event);
        }

        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            speech._said.Add(BrokerSaid.Read(ref reader).Event);
        }

        return speech;
    }
}
