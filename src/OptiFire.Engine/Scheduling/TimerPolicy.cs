namespace OptiFire.Engine.Scheduling;

/// <summary>What becomes of timers that are late, and how timers due at one time are spread.</summary>
/// <param name="MisfireGrace">How late a run may begin, at least zero; null is however late.</param>
/// <param name="Coalesces">Whether the times that passed while the engine was held up become one run, the latest.</param>
/// <param name="Jitter">
/// The longest delay of a timer, at least zero: each timer has its own, always the same, in whole milliseconds.
/// </param>
internal sealed record TimerPolicy(TimeSpan? MisfireGrace, bool Coalesces, TimeSpan Jitter)
{
    /// <summary>However late, as one run, without delay.</summary>
    public static TimerPolicy Default { get; } = new(null, Coalesces: true, TimeSpan.Zero);
}
