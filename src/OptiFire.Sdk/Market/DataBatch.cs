namespace OptiFire.Sdk.Market;

/// <summary>Data of one kind in order of availability. Typed batches keep the way from a reader to the store free of boxing.</summary>
public abstract class DataBatch
{
    private protected DataBatch() { }

    /// <summary>How many data.</summary>
    public abstract int Count { get; }

    /// <summary>Gives the rows back to their maker once they have been read.</summary>
    public abstract void Release();

    /// <summary>Hands itself to a visitor that knows the type.</summary>
    public abstract void Accept(IDataBatchVisitor visitor);
}
