using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Testing.Brokers;

/// <summary>What a broker received and said in all its lives: in a file before it counts.</summary>
internal sealed class BrokerLife : IDisposable
{
    private const byte CommandRecord = 1;
    private const byte MessageRecord = 2;

    private readonly BrokerFile _file;
    private readonly Queue<BrokerCommand> _again = new();
    private readonly Queue<BrokerEvent> _expected = new();
    private readonly HashSet<(long Step, string Id)> _cancelled = [];
    private readonly List<string> _received = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _duplicates = [];

    public BrokerLife(string path)
    {
        _file = new BrokerFile(path);
        foreach (byte[] record in _file.Records)
        {
            Recall(record);
        }
    }

    public IReadOnlyList<string> Duplicates => _duplicates;

    public IReadOnlyList<string> Received => _received;

    public bool WasCancelled(long step, string id) => _cancelled.Contains((step, id));

    /// <summary>Takes the next command of an earlier life that came by now.</summary>
    public bool TryRepeat(long step, out BrokerCommand command)
    {
        command = _again.TryPeek(out BrokerCommand? next) && next.Step <= step ? _again.Dequeue() : null!;
        return command is not null;
    }

    /// <summary>Takes the next message of an earlier life.</summary>
    public bool TryExpect(out BrokerEvent message) => _expected.TryDequeue(out message);

    /// <summary>Passes over what came before a stored state.</summary>
    /// <exception cref="PayloadException">The file does not reach so far.</exception>
    public void Skip(int commands, int messages)
    {
        if (commands > _again.Count || messages > _expected.Count)
        {
            throw new PayloadException("The durable broker's file is older than the stored state.");
        }

        while (commands-- > 0)
        {
            _again.Dequeue();
        }

        while (messages-- > 0)
        {
            _expected.Dequeue();
        }
    }

    public void Add(BrokerCommand command)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(CommandRecord);
        command.Write(writer);
        _file.Append(writer);
        Note(command);
    }

    public void Add(in BrokerEvent message)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(MessageRecord);
        BrokerSaid.Write(new BrokerSaid(message, message.Time), writer);
        _file.Append(writer);
    }

    public void Dispose() => _file.Dispose();

    private void Recall(byte[] record)
    {
        var reader = new PayloadReader(record);
        byte kind = reader.ReadByte();
        if (kind == MessageRecord)
        {
            _expected.Enqueue(BrokerSaid.Read(ref reader).Event);
            return;
        }

        if (kind != CommandRecord)
        {
            throw new PayloadException($"{kind} is not a kind of record of a durable broker.");
        }

        var command = BrokerCommand.Read(ref reader);
        Note(command);
        _again.Enqueue(command);
    }

    private void Note(BrokerCommand command)
    {
        if (command.Ticket is not { } ticket)
        {
            _cancelled.Add((command.Step, command.Cancels!));
        }
        else if (_ids.Add(ticket.ClientOrderId))
        {
            _received.Add(ticket.ClientOrderId);
        }
        else
        {
            _duplicates.Add(ticket.ClientOrderId);
        }
    }
}
