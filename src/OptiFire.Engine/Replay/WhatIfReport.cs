using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>What would have been under another version of the settings.</summary>
/// <param name="From">From when on the other version was in force.</param>
/// <param name="To">Until when both are looked at.</param>
/// <param name="Version">The other version.</param>
/// <param name="Recorded">What was.</param>
/// <param name="Alternative">What would have been.</param>
/// <param name="OnlyRecorded">Orders that were decided and would not have been.</param>
/// <param name="OnlyAlternative">Orders that would have been decided and were not.</param>
public sealed record WhatIfReport(
    Timestamp From,
    Timestamp To,
    SettingsVersion Version,
    RunWindow Recorded,
    RunWindow Alternative,
    IReadOnlyList<WindowOrder> OnlyRecorded,
    IReadOnlyList<WindowOrder> OnlyAlternative
)
{
    /// <summary>Compares two runs over a window.</summary>
    internal static WhatIfReport Compare(WhatIfJournal journal)
    {
        var recorded = RunWindow.Read(journal.Read(), journal.From, journal.To);
        var alternative = RunWindow.Read(journal.Written, journal.From, journal.To);
        return new WhatIfReport(
            journal.From,
            journal.To,
            journal.Version,
            recorded,
            alternative,
            Without(recorded.Orders, alternative.Orders),
            Without(alternative.Orders, recorded.Orders)
        );
    }

    /// <summary>The orders of one list that the other lacks, each counted as often as it is there.</summary>
    private static List<WindowOrder> Without(IReadOnlyList<WindowOrder> these, IReadOnlyList<WindowOrder> those)
    {
        Dictionary<WindowOrder, int> left = those.CountBy(order => order).ToDictionary();
        var only = new List<WindowOrder>();
        foreach (WindowOrder order in these)
        {
            int count = left.GetValueOrDefault(order);
            if (count == 0)
            {
                only.Add(order);
            }
            else
            {
                left[order] = count - 1;
            }
        }

        return only;
    }
}
