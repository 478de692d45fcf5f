using OptiFire.Sdk.Orders;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Passes or blocks single orders on the kernel's own thread; the engine never asks it about orders that only reduce risk.</summary>
public interface IOrderFilter : IPlugin
{
    /// <summary>Passes or blocks one order that adds exposure. An exception blocks.</summary>
    FilterVerdict Check(in OrderRequest order, IRun run);
}
