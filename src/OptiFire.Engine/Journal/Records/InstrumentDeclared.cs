using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Portfolio;

namespace OptiFire.Engine.Journal.Records;

/// <summary>What was known of an instrument when the run began.</summary>
/// <param name="Instrument">The instrument with its id.</param>
public readonly record struct InstrumentDeclared(Instrument Instrument) : IJournalRecord<InstrumentDeclared>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Instrument;

    /// <inheritdoc />
    public static void Write(in InstrumentDeclared value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Instrument instrument = value.Instrument;
        writer.WriteInt32(instrument.Id.Value);
        writer.WriteString(instrument.Symbol);
        writer.WriteByte((byte)instrument.AssetClass);
        writer.WriteString(instrument.Currency.Code);
        writer.WriteString(instrument.Calendar);
        writer.WriteInt32(instrument.PriceDigits);
        writer.WriteInt32(instrument.QuantityDigits);
        writer.WriteDecimal(instrument.TickSize);
        writer.WriteDecimal(instrument.LotSize);
        writer.WriteDecimal(instrument.Multiplier);
        writer.WriteBoolean(instrument.Tradable);
        writer.WriteInt32(instrument.Version);
    }

    /// <inheritdoc />
    public static InstrumentDeclared Read(ref PayloadReader reader) =>
        new(
            new Instrument
            {
                Id = new InstrumentId(reader.ReadInt32()),
                Symbol = reader.ReadString(),
                AssetClass = (AssetClass)reader.ReadByte(),
                Currency = new Currency(reader.ReadString()),
                Calendar = reader.ReadString(),
                PriceDigits = reader.ReadInt32(),
                QuantityDigits = reader.ReadInt32(),
                TickSize = reader.ReadDecimal(),
                LotSize = reader.ReadDecimal(),
                Multiplier = reader.ReadDecimal(),
                Tradable = reader.ReadBoolean(),
                Version = reader.ReadInt32(),
            }
        );
}
