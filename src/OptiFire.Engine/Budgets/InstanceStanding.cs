using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Budgets;

/// <summary>What an instance may do, as one reference: another thread never reads half of it.</summary>
/// <param name="State">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">From when; null when it never changed.</param>
/// <param name="Until">When it is tried again; <see cref="Timestamp.MaxValue"/> when nothing is waited for.</param>
internal sealed record InstanceStanding(InstanceState State, string Reason, Timestamp? Since, Timestamp Until);
