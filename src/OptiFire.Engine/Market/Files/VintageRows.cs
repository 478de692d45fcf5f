using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads facts with vintages: all of a file, put in order of availability, versions of one fact counted from 0.</summary>
/// <remarks>
/// A later version never takes the place of an earlier one: both are handed over, each when it was known. A row that repeats
/// fact and availability is a duplicate. The file is held in memory: such files are small, and written in any order.
/// </remarks>
internal static class VintageRows
{
    private const int BatchRows = 4_096;

    /// <summary>Reads a file.</summary>
    /// <param name="part">The whole file.</param>
    /// <param name="parser">Parses its lines.</param>
    /// <param name="rejected">Where the parser's context puts bad rows.</param>
    /// <param name="quarantine">Takes bad rows, line by line; null when they were taken before.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public static List<T> Read<T>(
        TextPart part,
        VintageParser<T> parser,
        List<QuarantinedRow> rejected,
        IQuarantine? quarantine,
        CancellationToken cancellationToken
    )
        where T : struct, IDatum<T>
    {
        var found = new List<T>();
        var seen = new HashSet<(InstrumentId, SeriesVariant, long, string, long)>();
        var rows = new T[parser.MaximumRows];
        using var lines = new LineReader(part.Open(), part.Name);
        parser.Context.Begin(part);
        for (int i = 0; i < part.HeaderLines && lines.TryRead(out _); i++)
        {
            parser.Context.Line++;
        }

        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            parser.Context.Line++;
            int count = parser.Parse(line, rows);
            int repeated = 0;
            foreach (T row in rows.AsSpan(0, count))
            {
                bool isNew = seen.Add(
                    (
                        row.Instrument,
                        row.Variant,
                        row.EventTime.UnixNanoseconds,
                        parser.NameOf(row),
                        row.AvailableAt.UnixNanoseconds
                    )
                );
                repeated += isNew ? 0 : 1;
                if (isNew)
                {
                    found.Add(row);
                }
            }

            if (repeated > 0)
            {
                parser.Context.Reject(QuarantineReason.Duplicate, line);
            }

            HandOver(rejected, quarantine);
        }

        return Number(found, parser);
    }

    /// <summary>Cuts rows into batches.</summary>
    public static IEnumerable<DataBatch> Batches<T>(IReadOnlyList<T> rows)
        where T : struct, IDatum<T> => rows.Chunk(BatchRows).Select(chunk => new DataBatch<T>(chunk, chunk.Length));

    private static void HandOver(List<QuarantinedRow> rejected, IQuarantine? quarantine)
    {
        foreach (QuarantinedRow row in rejected)
        {
            quarantine?.Add(row);
        }

        rejected.Clear();
    }

    private static List<T> Number<T>(List<T> found, VintageParser<T> parser)
        where T : struct, IDatum<T>
    {
        var versions = new Dictionary<(InstrumentId, SeriesVariant, long, string), int>();
        var rows = new List<T>(found.Count);
        foreach (T row in found.OrderBy(row => row.AvailableAt).ThenBy(row => row.Instrument.Value))
        {
            (InstrumentId, SeriesVariant, long, string) fact = (
                row.Instrument,
                row.Variant,
                row.EventTime.UnixNanoseconds,
                parser.NameOf(row)
            );
            int version = versions.GetValueOrDefault(fact);
            versions[fact] = version + 1;
            if (parser.Context.Covers(row.AvailableAt))
            {
                rows.Add(parser.Revised(row, version));
            }
        }

        return rows;
    }
}
