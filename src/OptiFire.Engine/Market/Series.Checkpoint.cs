using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market;

internal sealed partial class Series<T>
    where T : struct, IDatum<T>
{
    /// <summary>Stores every row of the block in use: late rows are looked for in all of it.</summary>
    public void Save(PayloadWriter writer)
    {
        writer.WriteTimestamp(LastEventTime);
        writer.WriteInt32(Revision);
        writer.WriteInt32(window);
        writer.WriteInt32(actions.Count);
        foreach ((Timestamp exTime, Adjustment kind, double price, double quantity) in actions)
        {
            writer.WriteTimestamp(exTime);
            writer.WriteInt32((int)kind);
            writer.WriteDouble(price);
            writer.WriteDouble(quantity);
        }

        writer.WriteBoolean(current is not null);
        current?.Save(writer);
    }

    public void Load(ref PayloadReader reader)
    {
        LastEventTime = reader.ReadTimestamp();
        Revision = reader.ReadInt32();
        int kept = reader.ReadInt32();
        isFilled = true;
        if (kept > window)
        {
            window = kept; // some version of the settings in between asked for more
        }
        else if (kept != window)
        {
            throw new PayloadException($"{T.Kind} of {instrument} was kept for {kept} rows and is for {window} now.");
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            actions.Add(
                (reader.ReadTimestamp(), (Adjustment)reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble())
            );
        }

        if (reader.ReadBoolean())
        {
            Start().Load(ref reader);
        }
    }
}
