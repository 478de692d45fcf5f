namespace OptiFire.Oracles.Tests.Reading;

/// <summary>A case asks for something that the binding does not know: a failure, never a skip.</summary>
internal sealed class UnboundException(string what) : Exception(what);
