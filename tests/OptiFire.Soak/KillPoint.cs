using System.Globalization;

namespace OptiFire.Soak;

/// <summary>When a process dies: at the first point of a phase at or after a journal sequence.</summary>
/// <param name="Sequence">The journal sequence.</param>
/// <param name="Phase">The phase; null for whichever comes first.</param>
public sealed record KillPoint(long Sequence, KillPhase? Phase)
{
    /// <summary>Whether the point lies between a durable intent and the broker's acknowledgement.</summary>
    public bool IsBetweenIntentAndAcknowledgement =>
        Phase is KillPhase.IntentAppended or KillPhase.IntentDurable or KillPhase.Sent or KillPhase.Acknowledged;

    /// <summary>Reads <c>sequence</c> or <c>sequence:phase</c>.</summary>
    public static KillPoint Parse(string text)
    {
        string[] parts = text.Split(':');
        return new KillPoint(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            parts.Length > 1 ? Enum.Parse<KillPhase>(parts[1]) : null
        );
    }

    /// <inheritdoc />
    public override string ToString() => Phase is null ? $"{Sequence}" : $"{Sequence}:{Phase}";
}
