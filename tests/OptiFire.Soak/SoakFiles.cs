namespace OptiFire.Soak;

/// <summary>The files of a run's folder.</summary>
internal static class SoakFiles
{
    public static string Journal(string folder) => Path.Combine(folder, "journal.db");

    public static string Broker(string folder) => Path.Combine(folder, "broker");

    public static string Checkpoints(string folder) => Path.Combine(folder, "checkpoints");

    public static string Note(string folder) => Path.Combine(folder, "died");

    public static string Settings(string folder) => Path.Combine(folder, "settings.db");

    /// <summary>The changes of settings that were acknowledged, one a line.</summary>
    public static string Acknowledged(string folder) => Path.Combine(folder, "acknowledged");

    /// <summary>How long it took a continued run to write something new.</summary>
    public static string Ready(string folder) => Path.Combine(folder, "ready");

    public static string Outcome(string folder) => Path.Combine(folder, "outcome");
}
