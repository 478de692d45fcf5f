namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>A container without anything in it.</summary>
internal sealed class EmptyServices : IServiceProvider
{
    public static EmptyServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
