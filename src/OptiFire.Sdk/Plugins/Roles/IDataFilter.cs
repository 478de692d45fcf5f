using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Sees every datum before anything else does, on the kernel's own thread, and puts aside what cannot be right.</summary>
/// <remarks>
/// A datum put aside keeps its sequence number and its place on the tape; no broker, account, window or plugin sees it, and
/// the journal says which rules it breaks. With several filters each one sees every datum, whatever the others say.
/// </remarks>
public interface IDataFilter : IPlugin
{
    /// <summary>Judges one datum: no I/O, no allocation on good data, microseconds at most.</summary>
    /// <returns>Every rule the datum breaks, not only the first.</returns>
    /// <remarks>
    /// An exception is a failed run: the datum is applied and counted as unjudged, and no new exposure is taken in its
    /// instrument until a later datum of it was judged; exits stay open. In a datum of no instrument it blocks new
    /// exposure in all. Where a need is unmet the filter is not asked and the datum is applied.
    /// </remarks>
    DataVerdict Check<T>(in T datum, IDataFilterRun run)
        where T : struct, IDatum<T>;
}
