using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>A parser of facts that are published later than they happen, and again when they are corrected.</summary>
/// <remarks>Rows come in any order and are not cut to a span: only all of them together tell which one corrects which.</remarks>
internal abstract class VintageParser<T>(ParseContext context) : RowParser<T>(context)
    where T : struct, IDatum<T>
{
    /// <summary>What tells the fact apart beside instrument, variant and event time; empty by default.</summary>
    public virtual string NameOf(in T row) => "";

    /// <summary>The row as the so-manieth version of its fact.</summary>
    public abstract T Revised(in T row, int revision);
}
