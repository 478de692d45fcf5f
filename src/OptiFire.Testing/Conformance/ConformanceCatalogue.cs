using System.Reflection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>Finds plugins that nobody checks.</summary>
public static class ConformanceCatalogue
{
    /// <summary>The ids of plugins without a suite: a class that inherits <see cref="PluginConformanceSuite{TPlugin, TOptions}"/>,
    /// or <see cref="ServiceConformanceSuite{TPlugin, TOptions}"/> for a service.</summary>
    /// <param name="registrations">The plugins there are.</param>
    /// <param name="testAssembly">Where the suites are.</param>
    /// <returns>Each id once, in ordinal order; empty when every plugin has a suite.</returns>
    public static IReadOnlyList<string> MissingSuites(
        IEnumerable<PluginRegistration> registrations,
        Assembly testAssembly
    )
    {
        ArgumentNullException.ThrowIfNull(registrations);
        ArgumentNullException.ThrowIfNull(testAssembly);
        HashSet<string> checkedIds =
        [
            .. testAssembly.GetTypes().Where(t => !t.IsAbstract).Select(IdOf).OfType<string>(),
        ];
        return
        [
            .. registrations
                .Select(r => r.Descriptor.Id)
                .Distinct(StringComparer.Ordinal)
                .Where(id => !checkedIds.Contains(id))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string? IdOf(Type suite)
    {
        for (Type? at = suite; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && IsSuite(at.GetGenericTypeDefinition()))
            {
                PropertyInfo? descriptor = at.GenericTypeArguments[0]
                    .GetProperty(nameof(PluginRegistration.Descriptor));
                return ((PluginDescriptor?)descriptor?.GetValue(null))?.Id;
            }
        }

        return null;
    }

    private static bool IsSuite(Type definition) =>
        definition == typeof(PluginConformanceSuite<,>) || definition == typeof(ServiceConformanceSuite<,>);
}
