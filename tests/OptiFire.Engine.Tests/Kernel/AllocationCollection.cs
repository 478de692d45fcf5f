namespace OptiFire.Engine.Tests.Kernel;

/// <summary>Runs alone, because it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;
