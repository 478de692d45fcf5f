using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Orders;

/// <summary>The part of an order or fill that belongs to one owner; parts of an order sum to it exactly.</summary>
/// <param name="Owner">A signal instance, or <see cref="InstanceId.Manual"/>.</param>
/// <param name="Quantity">Signed quantity.</param>
public readonly record struct Allocation(InstanceId Owner, decimal Quantity);
