using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads comma-separated rows whose header names the fields of a layout, in any order and among others.</summary>
/// <remarks>A field may stand in double quotes, with a quote inside written twice. A field does not go over a line's end.</remarks>
internal sealed class CsvFields : RowFields
{
    private readonly int[] fieldOfColumn;

    public CsvFields(NamedLayout layout, string[] columns)
        : base(layout.Fields.Length)
    {
        fieldOfColumn = [.. columns.Select(column => Array.FindIndex(layout.Fields, f => f.Name == column))];
    }

    public override QuarantineReason? Read(ReadOnlySpan<byte> line)
    {
        Begin();
        int column = 0;
        for (int at = 0; at <= line.Length; at++, column++)
        {
            if (column == fieldOfColumn.Length || !TryField(line, ref at, fieldOfColumn[column]))
            {
                return QuarantineReason.Malformed;
            }
        }

        return column == fieldOfColumn.Length ? null : QuarantineReason.Malformed;
    }

    private bool TryField(ReadOnlySpan<byte> line, ref int at, int field)
    {
        int start = at;
        if (at == line.Length || line[at] != '"')
        {
            int comma = line[at..].IndexOf((byte)',');
            at = comma < 0 ? line.Length : at + comma;
            Keep(field, line[start..at]);
            return true;
        }

        Span<byte> unquoted = Reserve(line.Length - at);
        int length = 0;
        for (at++; at < line.Length; at++)
        {
            if (line[at] == '"' && (++at == line.Length || line[at] != '"'))
            {
                Put(field, length);
                return at == line.Length || line[at] == ',';
            }

            unquoted[length++] = line[at];
        }

        return false;
    }

    private void Put(int field, int length)
    {
        if (field >= 0)
        {
            Commit(field, length);
        }
    }

    private void Keep(int field, ReadOnlySpan<byte> value)
    {
        if (field >= 0)
        {
            value.CopyTo(Reserve(value.Length));
            Put(field, value.Length);
        }
    }
}
