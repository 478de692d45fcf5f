namespace OptiFire.Sdk.Plugins;

/// <summary>Does something with a port whose type it learns when called.</summary>
public interface IOutputPortVisitor
{
    /// <summary>Takes a port.</summary>
    void Visit<T>(Output<T> port);
}
