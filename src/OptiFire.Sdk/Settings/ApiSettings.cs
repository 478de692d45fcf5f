namespace OptiFire.Sdk.Settings;

/// <summary>The web host's settings.</summary>
public sealed record ApiSettings
{
    /// <summary>Address to listen on; loopback by default.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port, 1 to 65535; 8000 by default.</summary>
    public int Port { get; init; } = 8000;

    /// <summary>How long a sign-in lasts, in hours, 1 to 168; 24 by default.</summary>
    public int JwtExpiryHours { get; init; } = 24;

    /// <summary>Whether other origins may call; false by default.</summary>
    public bool EnableCors { get; init; }
}
