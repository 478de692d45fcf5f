using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>A broker that lives in the market's time and can go on from the middle of it.</summary>
/// <remarks>
/// What such a broker is follows from the market it was given. A run that goes on from a checkpoint gives it the market
/// from there only, so its state is in the checkpoint. A broker with a clock of its own needs none of this.
/// </remarks>
public interface IStoredBroker : IBroker
{
    /// <summary>Stores everything that a broker made alike needs to go on.</summary>
    void Write(PayloadWriter writer);

    /// <summary>Puts a stored state in the place of this broker's own, before anybody is connected.</summary>
    /// <exception cref="PayloadException">The state does not fit this broker; nothing changed.</exception>
    void Read(ref PayloadReader reader);
}
