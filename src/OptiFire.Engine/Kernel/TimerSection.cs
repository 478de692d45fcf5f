using System.Globalization;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>When the timers are due, as a checkpoint holds it. How often they fired is telemetry and begins anew.</summary>
internal sealed class TimerSection(KernelTimers timers, EngineView view) : ICheckpointed
{
    public string Section => "timers";

    public int SectionVersion => 2;

    public void Save(PayloadWriter writer)
    {
        (Timestamp until, bool hasPassedClose) = timers.Held;
        IReadOnlyList<TimerState> states = timers.Save();
        writer.WriteTimestamp(until);
        writer.WriteBoolean(hasPassedClose);
        writer.WriteInt32(states.Count);
        foreach (TimerState state in states)
        {
            writer.WriteString(state.Key);
            writer.WriteString(state.Schedule.ToString());
            writer.WriteBoolean(state.Due is not null);
            writer.WriteTimestamp(state.Due ?? default);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        bool isNumbered = scope.Version == 1;
        Timestamp time = reader.ReadTimestamp();
        if (!isNumbered)
        {
            timers.Held = (time, reader.ReadBoolean());
        }

        int count = reader.ReadCount(minimumBytes: 17);
        if (count > 0)
        {
            timers.Start(isNumbered ? time : view.Now, scope.Graph); // without timers the run had not begun
        }

        Dictionary<string, TimerState> known = timers.Save().ToDictionary(state => state.Key, StringComparer.Ordinal);
        var saved = new List<TimerState>(count);
        for (int i = 0; i < count; i++)
        {
            string key = isNumbered ? NameOf(reader.ReadString(), scope.Graph) : reader.ReadString();
            string schedule = reader.ReadString();
            bool isDue = reader.ReadBoolean();
            Timestamp due = reader.ReadTimestamp();
            if (!known.TryGetValue(key, out TimerState timer) || timer.Schedule.ToString() != schedule)
            {
                throw new PayloadException($"Timer {key} was {schedule} and is not any more.");
            }

            saved.Add(timer with { Due = isDue ? due : null });
        }

        timers.Restore(saved);
    }

    /// <summary>The first form numbered the timers of plugins in the order of their triggers.</summary>
    private static string NameOf(string key, PluginGraph graph) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number < graph.Timers.Count
            ? KernelTimer.NameOf(
                graph.Timers[number].Schedule,
                graph.Timers[number].Calendar,
                graph.Timers[number].Shard
            )
            : key;
}
