using OptiFire.Engine.Orders;
using OptiFire.Sdk.Orders;
using static OptiFire.Sdk.Orders.OrderStatus;

namespace OptiFire.Engine.Tests.Orders;

public sealed class OrderTransitionsTests
{
    private static readonly OrderStatus[] Final = [Filled, Canceled, Rejected, Expired, Replaced];

    // Rows: the state before. Columns: accepted, part fill, last fill, canceled, rejected, expired, replaced,
    // cancel rejected, replace rejected. Null: the message changes nothing.
    private static readonly Dictionary<OrderStatus, OrderStatus?[]> Table = new()
    {
        [Intended] = [Accepted, PartiallyFilled, Filled, Canceled, Rejected, Expired, Replaced, null, null],
        [Submitted] = [Accepted, PartiallyFilled, Filled, Canceled, Rejected, Expired, Replaced, null, null],
        [Unknown] = [Accepted, PartiallyFilled, Filled, Canceled, Rejected, Expired, Replaced, null, null],
        [Accepted] = [null, PartiallyFilled, Filled, Canceled, Rejected, Expired, Replaced, null, null],
        [PartiallyFilled] = [null, PartiallyFilled, Filled, Canceled, Rejected, Expired, Replaced, null, null],
        [PendingCancel] = [null, PendingCancel, Filled, Canceled, Rejected, Expired, Replaced, Accepted, null],
        [PendingReplace] = [null, PendingReplace, Filled, Canceled, Rejected, Expired, Replaced, null, Accepted],
        [Filled] = [null, null, null, null, null, null, null, null, null],
        [Canceled] = [null, null, Filled, null, null, null, null, null, null],
        [Rejected] = [null, null, null, null, null, null, null, null, null],
        [Expired] = [null, null, null, null, null, null, null, null, null],
        [Replaced] = [null, null, null, null, null, null, null, null, null],
    };

    [Fact]
    public void The_table_names_every_state() =>
        Assert.Equal(Enum.GetValues<OrderStatus>().Order(), Table.Keys.Order());

    [Fact]
    public void Every_message_in_every_state_leads_where_the_table_says()
    {
        foreach ((OrderStatus from, OrderStatus?[] row) in Table)
        {
            int column = 0;
            foreach (BrokerEventKind message in Enum.GetValues<BrokerEventKind>())
            {
                Check(from, message, fillsAll: false, row[column++]);
                if (message == BrokerEventKind.Fill)
                {
                    Check(from, message, fillsAll: true, row[column++]);
                }
            }

            Assert.Equal(row.Length, column);
        }
    }

    [Fact]
    public void Only_the_five_final_states_are_final() =>
        Assert.Equal(Final.Order(), Enum.GetValues<OrderStatus>().Where(OrderTransitions.IsFinal).Order());

    [Fact]
    public void No_message_but_a_fill_ever_makes_an_order_filled()
    {
        foreach (OrderStatus from in Enum.GetValues<OrderStatus>())
        {
            foreach (BrokerEventKind message in Enum.GetValues<BrokerEventKind>().Except([BrokerEventKind.Fill]))
            {
                Assert.NotEqual(Filled, OrderTransitions.Next(from, message, fillsAll: true));
            }
        }
    }

    private static void Check(OrderStatus from, BrokerEventKind message, bool fillsAll, OrderStatus? expected)
    {
        OrderStatus? found = OrderTransitions.Next(from, message, fillsAll);
        Assert.True(found == expected, $"{from} + {message} (all: {fillsAll}): {found}, not {expected}");
    }
}
