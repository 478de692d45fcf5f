using OptiFire.Sdk;

namespace OptiFire.Engine.Market.Files;

/// <summary>A data file cannot be read at all: unknown header, damaged compression, no text. Single bad rows are quarantined instead.</summary>
public sealed class DataFileException(string message, Exception? inner = null) : OptiFireException(message, inner);
