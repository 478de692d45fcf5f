using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Journal.Records;

/// <summary>The gate refused an order that was about to be decided.</summary>
/// <param name="Request">What was wanted.</param>
/// <param name="Rule">Which limit or filter refused it.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Observed">The value the order would have led to.</param>
/// <param name="Reason">Why, for people.</param>
public readonly record struct OrderRefused(
    OrderRequest Request,
    InstanceId Rule,
    decimal Limit,
    decimal Observed,
    string Reason
) : IJournalRecord<OrderRefused>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Refusal;

    /// <summary>How much of the limit was left; negative when it is exceeded.</summary>
    public decimal Headroom => Limit - Observed;

    /// <inheritdoc />
    public static void Write(in OrderRefused value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        OrderPayload.Write(value.Request, writer);
        writer.WriteString(value.Rule.PluginId);
        writer.WriteString(value.Rule.Name);
        writer.WriteDecimal(value.Limit);
        writer.WriteDecimal(value.Observed);
        writer.WriteString(value.Reason);
    }

    /// <inheritdoc />
    public static OrderRefused Read(ref PayloadReader reader) =>
        new(
            OrderPayload.Read(ref reader),
            new InstanceId(reader.ReadString(), reader.ReadStringOrNull()),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadString()
        );
}
