namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>settings.rollback</c>.</summary>
/// <param name="Number">The version to go back to.</param>
/// <param name="Confirmations">What is confirmed.</param>
internal sealed record RollbackArguments(long Number, IReadOnlyList<string>? Confirmations = null);
