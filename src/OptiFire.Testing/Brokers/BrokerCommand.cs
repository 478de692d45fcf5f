using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Testing.Brokers;

/// <summary>An order, a cancel or a replacement as the durable broker received it.</summary>
/// <param name="Step">How many pieces of market data and times the broker had been given.</param>
/// <param name="Cancels">The order to cancel or replace; null for a new one.</param>
/// <param name="Ticket">The new order; null for a cancel.</param>
internal sealed record BrokerCommand(long Step, string? Cancels, OrderTicket? Ticket)
{
    public void Write(PayloadWriter writer)
    {
        writer.WriteInt64(Step);
        writer.WriteString(Cancels);
        writer.WriteBoolean(Ticket is not null);
        if (Ticket is { } ticket)
        {
            OrderIntended.Write(new(0, ticket.ClientOrderId, ticket.DecidedAt, ticket.Request, []), writer);
        }
    }

    public static BrokerCommand Read(ref PayloadReader reader)
    {
        long step = reader.ReadInt64();
        string? cancels = reader.ReadStringOrNull();
        OrderTicket? ticket = null;
        if (reader.ReadBoolean())
        {
            OrderIntended stored = OrderIntended.Read(ref reader);
            ticket = new OrderTicket(stored.ClientOrderId, stored.Request, stored.DecidedAt);
        }

        return new BrokerCommand(step, cancels, ticket);
    }
}
