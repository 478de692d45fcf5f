using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Signals;

/// <summary>What a signal instance would have earned by itself.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Bets">Its closed bets, oldest first.</param>
/// <param name="Trials">How many parameter sets were tried to find it, at least 1: what a t-statistic has to be judged by.</param>
public sealed record TrackRecord(InstanceId Instance, IReadOnlyList<Bet> Bets, int Trials);
