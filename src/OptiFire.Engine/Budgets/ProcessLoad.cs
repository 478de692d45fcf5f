using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Budgets;

/// <summary>What the runtime says of its own process.</summary>
internal sealed class ProcessLoad : ILoadProbe
{
    public LoadReading Read() =>
        new(Environment.CpuUsage.TotalTime, Environment.ProcessorCount, Environment.WorkingSet);
}
