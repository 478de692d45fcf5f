namespace OptiFire.Architecture.Tests.Status;

/// <summary>A part of the project and what shows that it is built.</summary>
/// <param name="Area">Where it belongs.</param>
/// <param name="Part">What it is.</param>
/// <param name="Evidence">The type, project or folder that was found; null when nothing was.</param>
public sealed record StatusRow(string Area, string Part, string? Evidence);
