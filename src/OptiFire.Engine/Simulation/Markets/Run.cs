using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Rows of one kind that follow each other, until there are enough for a batch.</summary>
internal sealed class Run<T>(int most) : RowRun
    where T : struct, IDatum<T>
{
    private readonly List<T> _rows = [];

    /// <summary>Takes a row; gives the batch that it filled, or null.</summary>
    public DataBatch? Add(in T row)
    {
        _rows.Add(row);
        return _rows.Count == most ? Take() : null;
    }

    public override DataBatch? Take()
    {
        if (_rows.Count == 0)
        {
            return null;
        }

        var batch = new DataBatch<T>([.. _rows], _rows.Count);
        _rows.Clear();
        return batch;
    }
}
