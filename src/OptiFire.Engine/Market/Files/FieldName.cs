namespace OptiFire.Engine.Market.Files;

/// <summary>A field of a <see cref="NamedLayout"/>.</summary>
/// <param name="Name">The column, or the property of a JSON object.</param>
/// <param name="IsNumber">Whether it must be a JSON number there.</param>
/// <param name="IsOptional">Whether a file may lack it.</param>
internal readonly record struct FieldName(string Name, bool IsNumber, bool IsOptional);
