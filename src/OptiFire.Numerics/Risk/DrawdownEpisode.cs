namespace OptiFire.Numerics.Risk;

/// <summary>One fall from a peak and the way back.</summary>
/// <param name="PeakIndex">Where the last high before the fall stands.</param>
/// <param name="ValleyIndex">Where equity is lowest before recovery (the first such point).</param>
/// <param name="RecoveryIndex">Where equity first stands at or above the peak again; null when it has not.</param>
/// <param name="Depth">The loss from peak to valley as a positive fraction of the peak.</param>
public readonly record struct DrawdownEpisode(int PeakIndex, int ValleyIndex, int? RecoveryIndex, double Depth);
