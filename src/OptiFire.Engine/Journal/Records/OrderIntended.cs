using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Journal.Records;

/// <summary>An order was decided. Durable before it is sent where the run asks for that.</summary>
/// <param name="OrderId">The engine's number of the order.</param>
/// <param name="ClientOrderId">The id the broker knows it by.</param>
/// <param name="DecidedAt">The engine's time.</param>
/// <param name="Request">What is wanted.</param>
/// <param name="Allocations">Whose it is.</param>
public readonly record struct OrderIntended(
    long OrderId,
    string ClientOrderId,
    Timestamp DecidedAt,
    OrderRequest Request,
    IReadOnlyList<Allocation> Allocations
) : IJournalRecord<OrderIntended>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Intent;

    /// <inheritdoc />
    public static void Write(in OrderIntended value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt64(value.OrderId);
        writer.WriteString(value.ClientOrderId);
        writer.WriteTimestamp(value.DecidedAt);
        OrderPayload.Write(value.Request, writer);
        writer.WriteInt32(value.Allocations.Count);
        for (int i = 0; i < value.Allocations.Count; i++)
        {
            writer.WriteString(value.Allocations[i].Owner.PluginId);
            writer.WriteString(value.Allocations[i].Owner.Name);
            writer.WriteDecimal(value.Allocations[i].Quantity);
        }
    }

    /// <inheritdoc />
    public static OrderIntended Read(ref PayloadReader reader)
    {
        OrderIntended head = new(
            reader.ReadInt64(),
            reader.ReadString(),
            reader.ReadTimestamp(),
            OrderPayload.Read(ref reader),
            []
        );
        var allocations = new Allocation[reader.ReadInt32()];
        for (int i = 0; i < allocations.Length; i++)
        {
            allocations[i] = new Allocation(
                new InstanceId(reader.ReadString(), reader.ReadStringOrNull()),
                reader.ReadDecimal()
            );
        }

        return head with
        {
            Allocations = allocations,
        };
    }
}
