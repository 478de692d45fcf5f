using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Risk;

/// <summary>What <see cref="VolatilityTargeting"/> remembers: the multiplier in force, and what was held last.</summary>
public record struct VolatilityTargetingState : IPluginState<VolatilityTargetingState>
{
    private Composition? _held;
    private Composition? _unscaled;

    /// <summary>Starts with targets left as they are.</summary>
    public VolatilityTargetingState()
    {
        Leverage = 1;
        HeldLeverage = 1;
        AsOf = Timestamp.MinValue;
        Volatility = 0;
    }

    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <summary>The multiplier in force.</summary>
    public double Leverage { get; set; }

    /// <summary>The multiplier that the quantities held were sized with: an order that was not filled does not count.</summary>
    public double HeldLeverage { get; set; }

    /// <summary>The newest close that a forecast was made from.</summary>
    public Timestamp AsOf { get; set; }

    /// <summary>That forecast, a fraction per year at multiplier 1.</summary>
    public double Volatility { get; set; }

    /// <summary>What was held at the last forecast, as held.</summary>
    internal Composition Held
    {
        readonly get => _held ?? Composition.Empty;
        set => _held = value;
    }

    /// <summary>The last portfolio that was not empty, at multiplier 1.</summary>
    internal Composition Unscaled
    {
        readonly get => _unscaled ?? Composition.Empty;
        set => _unscaled = value;
    }

    /// <inheritdoc />
    public readonly VolatilityTargetingState Copy() => this; // a composition is never changed

    /// <inheritdoc />
    public readonly void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDouble(Leverage);
        writer.WriteDouble(HeldLeverage);
        writer.WriteTimestamp(AsOf);
        writer.WriteDouble(Volatility);
        Write(writer, Held);
        Write(writer, Unscaled);
    }

    /// <inheritdoc />
    public static VolatilityTargetingState Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            Leverage = reader.ReadDouble(),
            HeldLeverage = reader.ReadDouble(),
            AsOf = reader.ReadTimestamp(),
            Volatility = reader.ReadDouble(),
            Held = ReadComposition(ref reader),
            Unscaled = ReadComposition(ref reader),
        };

    private static void Write(PayloadWriter writer, Composition composition)
    {
        writer.WriteInt32(composition.Instruments.Length);
        for (int i = 0; i < composition.Instruments.Length; i++)
        {
            writer.WriteInt32(composition.Instruments[i]);
            writer.WriteDecimal(composition.Quantities[i]);
            writer.WriteDouble(composition.Weights[i]);
        }
    }

    private static Composition ReadComposition(ref PayloadReader reader)
    {
        int count = reader.ReadInt32();
        if (count < 0)
        {
            throw new PayloadException($"A portfolio of {count} instruments cannot be.");
        }

        var instruments = new List<int>();
        var quantities = new List<decimal>();
        var weights = new List<double>();
        for (int i = 0; i < count; i++)
        {
            instruments.Add(reader.ReadInt32());
            quantities.Add(reader.ReadDecimal());
            weights.Add(reader.ReadDouble());
        }

        return new Composition([.. instruments], [.. quantities], [.. weights]);
    }
}
