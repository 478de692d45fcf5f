using System.Diagnostics;
using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Health;

/// <summary>Hands the kernel's stamps of orders to whoever reads them; without readers a stamp costs one comparison.</summary>
internal sealed class OrderTimingBoard
{
    private readonly Lock _gate = new();
    private OrderTimingReader[] _readers = [];

    /// <summary>Whether anybody reads.</summary>
    public bool IsRead => Volatile.Read(ref _readers).Length > 0;

    /// <summary>Opens a reader of its own, with what happens from now on.</summary>
    public OrderTimingReader Open()
    {
        var reader = new OrderTimingReader(this);
        lock (_gate)
        {
            Volatile.Write(ref _readers, [.. _readers, reader]);
        }

        return reader;
    }

    public void Close(OrderTimingReader reader)
    {
        lock (_gate)
        {
            Volatile.Write(ref _readers, [.. _readers.Where(r => r != reader)]);
        }
    }

    /// <summary>An order passes a station now; on the kernel's thread.</summary>
    public void Stamp(long order, OrderStation station)
    {
        if (IsRead)
        {
            Stamp(order, station, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>An order passed a station; on the kernel's thread. A stamp of 0 was taken when nobody read, and is left out.</summary>
    public void Stamp(long order, OrderStation station, long ticks)
    {
        if (ticks != 0)
        {
            foreach (OrderTimingReader reader in Volatile.Read(ref _readers))
            {
                reader.Add(new OrderTiming(order, station, ticks));
            }
        }
    }
}
