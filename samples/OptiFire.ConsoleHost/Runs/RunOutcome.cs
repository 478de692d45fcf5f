using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>How a run went.</summary>
/// <param name="Report">What the engine says.</param>
/// <param name="History">What the journal says; null when the run ended before anything was written.</param>
/// <param name="WasTerminated">Whether a supervisor asked it to end.</param>
internal sealed record RunOutcome(RunReport Report, RunHistory? History, bool WasTerminated);
