namespace OptiFire.Sdk;

/// <summary>The root of every error that OptiFIRE raises on purpose; argument errors keep the framework's types.</summary>
public abstract class OptiFireException : Exception
{
    /// <summary>Makes the error with a message that names the cause and the remedy.</summary>
    protected OptiFireException(string message, Exception? inner = null)
        : base(message, inner) { }
}
