using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Alpha;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Conformance;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>No plugin is shipped unregistered or unchecked.</summary>
public sealed class CompletenessTests
{
    private static readonly Assembly Plugins = typeof(AlphaPlugins).Assembly;

    [Fact]
    public void Every_registered_plugin_has_a_suite()
    {
        PluginRegistration[] registered = Registered();

        Assert.NotEmpty(registered);
        Assert.Empty(ConformanceCatalogue.MissingSuites(registered, typeof(CompletenessTests).Assembly));
    }

    [Fact]
    public void Plugin_without_a_suite_is_found()
    {
        PluginRegistration[] registered = Registered();

        Assert.Equal(
            registered.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal),
            ConformanceCatalogue.MissingSuites(registered, Plugins)
        );
    }

    [Fact]
    public void Every_plugin_is_registered_by_its_category_and_by_no_other()
    {
        IEnumerable<string> shipped = Plugins
            .GetTypes()
            .Where(t => t.IsClass && !t.IsAbstract && t.GetInterfaces().Any(IsPlugin))
            .Select(t => Assert.IsType<PluginDescriptor>(t.GetProperty("Descriptor")!.GetValue(null)).Id);

        Assert.Equal(
            shipped.Order(StringComparer.Ordinal),
            Registered().Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal)
        );
        Assert.All(
            Categories(),
            add =>
            {
                string category = add.DeclaringType!.Name[..^"Plugins".Length];
                Assert.All(Registered(add), r => Assert.Equal(category, r.Descriptor.Category.ToString()));
            }
        );
    }

    private static bool IsPlugin(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPlugin<,>);

    /// <summary>The methods <c>Add…Plugins</c>, found by their form, so that a new category cannot be forgotten here.</summary>
    private static MethodInfo[] Categories()
    {
        MethodInfo[] found =
        [
            .. Plugins
                .GetExportedTypes()
                .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(m =>
                    m.ReturnType == typeof(IOptiFireBuilder)
                    && m.Name.EndsWith("Plugins", StringComparison.Ordinal)
                    && m.GetParameters() is [{ ParameterType: var only }]
                    && only == typeof(IOptiFireBuilder)
                ),
        ];
        Assert.NotEmpty(found);
        return found;
    }

    private static PluginRegistration[] Registered() => Registered(Categories());

    private static PluginRegistration[] Registered(params ReadOnlySpan<MethodInfo> categories)
    {
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services.AddOptiFireEngine();
        foreach (MethodInfo category in categories)
        {
            category.Invoke(null, [builder]);
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        return [.. provider.GetKeyedServices<PluginRegistration>("")];
    }
}
