using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Hosting;

/// <summary>Does something with a kind of data whose type it learns when called.</summary>
public interface IDatumVisitor
{
    /// <summary>Takes a kind.</summary>
    void Visit<T>()
        where T : struct, IDatum<T>;
}
