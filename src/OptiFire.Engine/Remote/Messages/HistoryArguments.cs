namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>settings.history</c>.</summary>
/// <param name="Limit">How many at most, 1 to 500.</param>
/// <param name="Before">Only those below this number; null for the newest.</param>
internal sealed record HistoryArguments(int Limit = 50, long? Before = null);
