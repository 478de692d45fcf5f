namespace OptiFire.Sdk.Hosting;

/// <summary>An option whose change makes what the plugin remembers worthless: the plugin then starts afresh.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResetsStateAttribute : Attribute;
