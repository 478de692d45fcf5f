namespace OptiFire.Soak;

/// <summary>The files of a run's folder.</summary>
internal static class SoakFiles
{
    public static string Journal(string folder) => Path.Combine(folder, "journal.db");

    public static string Broker(string folder) => Path.Combine(folder, "broker");

    public static string Checkpoints(string folder) => Path.Combine(folder, "checkpoints");

    public static string Note(string folder) => Path.Combine(folder, "died");

    public static string Outcome(string folder) => Path.Combine(folder, "outcome");
}
