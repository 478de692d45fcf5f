namespace OptiFire.Testing.Services;

/// <summary>A command a service gave.</summary>
/// <param name="Name">Which: the method's name.</param>
/// <param name="Subject">On what: an instance, a state, a level; empty where there is none.</param>
/// <param name="Reason">Why.</param>
public sealed record FakeCommand(string Name, string Subject, string Reason);
