using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Tells the simulated broker how liquid an instrument is, from data available when it is asked.</summary>
public interface ILiquidity
{
    /// <summary>The instrument's volatility and volume; false when they are not known yet.</summary>
    bool TryGet(InstrumentId instrument, out Liquidity liquidity);
}
