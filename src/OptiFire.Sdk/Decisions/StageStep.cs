using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Decisions;

/// <summary>What one stage did to one instrument's target.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Instrument">Whose target.</param>
/// <param name="Rule">Who acted: a plugin instance, or the engine's own rule under its setting's name.</param>
/// <param name="Before">Before: a level in Combine, a quantity afterwards.</param>
/// <param name="After">After, in the same unit; in Size the quantity the level became.</param>
/// <param name="Reason">Why, for people.</param>
public readonly record struct StageStep(
    Stage Stage,
    InstrumentId Instrument,
    InstanceId Rule,
    decimal Before,
    decimal After,
    string Reason
);
