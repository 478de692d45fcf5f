using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>Simulated data never need a quarantine.</summary>
internal sealed class FailingQuarantine : IQuarantine
{
    public void Add(QuarantinedRow row) => Assert.Fail($"A simulated row was refused: {row}");
}
