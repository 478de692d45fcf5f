namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>settings.update</c>.</summary>
/// <param name="Values">New values by path; null takes one back to its default.</param>
/// <param name="Comment">Why.</param>
/// <param name="ExpectedVersion">The version the change was made on; null for whatever is newest.</param>
/// <param name="Confirmations">What is confirmed.</param>
internal sealed record UpdateArguments(
    IReadOnlyDictionary<string, string?> Values,
    string Comment = "",
    long? ExpectedVersion = null,
    IReadOnlyList<string>? Confirmations = null
);
