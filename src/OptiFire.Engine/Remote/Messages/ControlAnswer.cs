using System.Text.Json;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>One line of the server.</summary>
/// <param name="Error">What went wrong; null when nothing did.</param>
/// <param name="Result">What was asked for; null with an error, and where there is none.</param>
internal sealed record ControlAnswer(ControlError? Error = null, JsonElement? Result = null);
