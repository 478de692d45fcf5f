using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>Runs on new data.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Variant">The series of that kind.</param>
/// <param name="Symbol">One instrument, or null for those in scope.</param>
public sealed record DataTrigger(DatumKind Kind, SeriesVariant Variant, string? Symbol) : Trigger;
