using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Rows of one kind that follow each other, whatever the kind.</summary>
internal abstract class RowRun
{
    /// <summary>The rows so far as a batch; null when there are none.</summary>
    public abstract DataBatch? Take();
}
