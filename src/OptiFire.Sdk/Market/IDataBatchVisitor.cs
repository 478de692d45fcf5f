namespace OptiFire.Sdk.Market;

/// <summary>Does something with a batch whose type it learns when called.</summary>
public interface IDataBatchVisitor
{
    /// <summary>Takes a batch.</summary>
    void Visit<T>(DataBatch<T> batch)
        where T : struct, IDatum<T>;
}
