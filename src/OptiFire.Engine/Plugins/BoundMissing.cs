using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>A need for an instrument that no source has.</summary>
internal sealed class BoundMissing(string symbol) : BoundNeed(Need.Portfolio)
{
    private readonly string _missing = $"no source has the instrument {symbol}";

    public override string? Capture(Timestamp now) => _missing;
}
