using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Hosting;

/// <summary>Counts the rows that could not be used and keeps the first of them.</summary>
internal sealed class QuarantineBook : IQuarantine
{
    private const int Kept = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string, QuarantineReason), long> _counts = [];
    private readonly List<QuarantinedRow> _samples = [];

    public void Add(QuarantinedRow row)
    {
        lock (_gate)
        {
            _counts[(row.Source, row.Reason)] = _counts.GetValueOrDefault((row.Source, row.Reason)) + 1;
            if (_samples.Count < Kept)
            {
                _samples.Add(row);
            }
        }
    }

    public (IReadOnlyDictionary<(string, QuarantineReason), long> Counts, IReadOnlyList<QuarantinedRow> Samples) Read()
    {
        lock (_gate)
        {
            return (new Dictionary<(string, QuarantineReason), long>(_counts), [.. _samples]);
        }
    }
}
