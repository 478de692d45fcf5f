using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Plugins;

/// <summary>What makes an activation run. A closed set: data, schedule, another plugin's output, a fill.</summary>
public abstract record Trigger
{
    private protected Trigger() { }

    /// <summary>Runs on every fill of the shard's instrument.</summary>
    public static Trigger Fill { get; } = new FillTrigger();

    /// <summary>Runs on each new datum of the shard's instrument; where the scope is not split, of any instrument in scope and of none.</summary>
    public static Trigger On<T>(SeriesVariant variant = default)
        where T : struct, IDatum<T> => new DataTrigger(T.Kind, variant, null);

    /// <summary>Runs on each new datum of one instrument, whatever the scope.</summary>
    public static Trigger On<T>(string symbol, SeriesVariant variant = default)
        where T : struct, IDatum<T> => new DataTrigger(T.Kind, variant, symbol);

    /// <summary>Runs on each new bar of a size.</summary>
    public static Trigger OnBar(BarSize size) => On<Bar>(size.Variant);

    /// <summary>Runs by the clock.</summary>
    public static Trigger At(Schedule schedule) => new ScheduleTrigger(schedule);

    /// <summary>Runs when the plugin that owns the port has written it in this round.</summary>
    public static Trigger OnOutput(OutputPort port) => new OutputTrigger(port);
}
