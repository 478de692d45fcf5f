using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>The broker's time, and the commands on their way to take effect in it.</summary>
internal sealed class CommandQueue(OrderDesk desk, SimulatedBrokerOptions options)
{
    private Queue<PendingCommand> commands = new();

    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    /// <summary>Whether messages are being caused: a command given by their receiver waits for the end of it.</summary>
    public bool IsBusy { get; set; }

    public void Advance(Timestamp time) => Now = time > Now ? time : Now;

    public void Add(string id, OrderTicket? replacement)
    {
        decimal filled = desk.Working.TryFind(id, out WorkingOrder? order) ? order.Filled : 0;
        commands.Enqueue(new PendingCommand(Now + options.CommandLatency, id, replacement, filled));
        Settle();
    }

    /// <summary>Obeys what is due and ends what is over.</summary>
    public void Settle()
    {
        ObeyUntil(Now);
        if (!IsBusy)
        {
            desk.ExpireBefore(LatestClose(Now));
        }
    }

    public void ObeyUntil(Timestamp time)
    {
        if (IsBusy)
        {
            return;
        }

        IsBusy = true;
        try
        {
            while (commands.TryPeek(out PendingCommand command) && command.EffectiveAt <= time)
            {
                commands.Dequeue();
                desk.ExpireBefore(LatestClose(command.EffectiveAt));
                desk.Obey(command);
            }
        }
        finally
        {
            IsBusy = false;
        }
    }

    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(Now);
        writer.WriteInt32(commands.Count);
        foreach (PendingCommand command in commands)
        {
            command.Write(writer);
        }
    }

    public static (Timestamp Now, Queue<PendingCommand> Commands) Read(ref PayloadReader reader)
    {
        var now = reader.ReadTimestamp();
        var commands = new Queue<PendingCommand>();
        for (int left = BrokerPayloads.ReadCount(ref reader); left > 0; left--)
        {
            commands.Enqueue(PendingCommand.Read(ref reader));
        }

        return (now, commands);
    }

    public void Restore((Timestamp Now, Queue<PendingCommand> Commands) stored) => (Now, commands) = stored;

    /// <summary>Sessions that closed before this have given their last data.</summary>
    private Timestamp LatestClose(Timestamp time)
    {
        Timestamp earliest = Timestamp.MinValue + options.DataDelay;
        return time > earliest ? time - options.DataDelay : Timestamp.MinValue;
    }
}
