using System.Text.Json;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>One line of a client.</summary>
/// <param name="Verb">What is asked.</param>
/// <param name="From">Who the client says it is, for systems that cannot tell: <c>user@pid</c>.</param>
/// <param name="Arguments">An object, as the verb wants it; null for none.</param>
internal sealed record ControlRequest(string Verb, string? From = null, JsonElement? Arguments = null);
