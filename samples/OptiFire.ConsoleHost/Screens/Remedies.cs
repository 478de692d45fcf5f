using OptiFire.Engine;
using OptiFire.Engine.Market.Files;
using OptiFire.Engine.Replay;
using OptiFire.Sdk;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>What to do about the engine's errors.</summary>
internal static class Remedies
{
    public static string For(OptiFireException error) =>
        error switch
        {
            SettingsException =>
                "Correct what is listed above; 'optifire-cli config keys' shows every setting with its range.",
            SettingsConfirmationException needed =>
                $"If it is meant, ask again with --confirm {string.Join(' ', needed.Needed)}.",
            SettingsConflictException other =>
                $"'optifire-cli config diff {other.Expected} {other.Current}' shows what changed meanwhile.",
            ReplayMismatchException =>
                "Run with the settings, data and seed the journal was made with, or name another journal.",
            JournalException => "Name another journal file, or close the program that has it open.",
            DataFileException => "See docs for the layouts of data files; the first line must name the columns.",
            EngineStartException =>
                "'optifire-cli plugins list' shows the plugins, 'plugins describe <id>' their options.",
            _ => "",
        };
}
