using System.Runtime.CompilerServices;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Hands market data to the simulated broker where orders wait for them; does nothing for a real broker.</summary>
internal sealed class SimulatedVenue(IMarketDrivenBroker? broker)
{
    public bool IsActive => broker is not null;

    public void OnTime(Timestamp now) => broker?.OnTime(now);

    public void OnCorporateAction(in CorporateAction action) => broker?.OnCorporateAction(in action);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnDatum<T>(in T datum)
        where T : struct, IDatum<T>
    {
        if (broker is null)
        {
            return;
        }

        if (typeof(T) == typeof(Bar))
        {
            ref readonly Bar bar = ref Unsafe.As<T, Bar>(ref Unsafe.AsRef(in datum));
            if (broker.HasWorkingOrders(bar.Instrument))
            {
                broker.OnBar(in bar);
            }
        }
        else if (typeof(T) == typeof(Quote))
        {
            broker.OnQuote(in Unsafe.As<T, Quote>(ref Unsafe.AsRef(in datum)));
        }
        else if (typeof(T) == typeof(Trade))
        {
            broker.OnTrade(in Unsafe.As<T, Trade>(ref Unsafe.AsRef(in datum)));
        }
        else if (typeof(T) == typeof(OrderBook))
        {
            broker.OnBook(in Unsafe.As<T, OrderBook>(ref Unsafe.AsRef(in datum)));
        }
    }
}
