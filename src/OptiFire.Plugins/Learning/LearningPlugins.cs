using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Learning;

/// <summary>The plugins of the learning category.</summary>
public static class LearningPlugins
{
    /// <summary>Adds them all; settings switch them on.</summary>
    /// <param name="builder">The engine.</param>
    public static IOptiFireBuilder AddLearningPlugins(this IOptiFireBuilder builder) =>
        builder.AddPlugin<FadingMemory, FadingMemoryOptions, FadingMemoryOptionsValidator>();
}
