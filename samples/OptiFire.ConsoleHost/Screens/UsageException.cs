namespace OptiFire.ConsoleHost.Screens;

/// <summary>What was asked cannot be done.</summary>
internal sealed class UsageException(string cause, string remedy) : Exception(cause)
{
    public string Remedy { get; } = remedy;
}
