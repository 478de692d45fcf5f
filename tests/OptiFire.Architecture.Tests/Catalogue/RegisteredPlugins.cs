using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;

namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>What the packages register: every <c>Add…Plugins(builder)</c> of every static class <c>…Plugins</c>, called.</summary>
public static class RegisteredPlugins
{
    /// <summary>All of them, in the order of packages, lists and registration.</summary>
    public static IReadOnlyList<RegisteredPlugin> All { get; } =
    [
        .. from row in Repository.Packages
        from type in Repository.Assembly(row.Data).GetExportedTypes()
        where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Plugins", StringComparison.Ordinal)
        orderby row.Data, type.FullName
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.Name == "Add" + type.Name
        from registration in Call(method)
        select new RegisteredPlugin(row.Data, type, registration),
    ];

    /// <summary>The registrations in a container.</summary>
    public static IEnumerable<PluginRegistration> In(IServiceCollection services) =>
        services
            .Where(service => service.ServiceType == typeof(PluginRegistration))
            .Select(service => (PluginRegistration)service.KeyedImplementationInstance!);

    private static IEnumerable<PluginRegistration> Call(MethodInfo method)
    {
        var builder = new BareBuilder();
        object?[] rest = [.. method.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        method.Invoke(null, [builder, .. rest]);

        return In(builder.Services);
    }
}
