namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A figure a service shows.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit; empty for a count.</param>
public readonly record struct ServiceFigure(string Name, double Value, string Unit = "");
