using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Hosting;

/// <summary>The registration of a plugin whose types are known.</summary>
internal sealed class PluginRegistration<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlugin,
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
    )]
        TOptions
>(string? name, TOptions defaults, IValidateOptions<TOptions>? validator) : PluginRegistration(TPlugin.Descriptor, name)
    where TPlugin : class, IPlugin<TPlugin, TOptions>
    where TOptions : class, new()
{
    private readonly OptionsTable<TOptions> table = new();

    public override Type OptionsType => typeof(TOptions);

    public override IReadOnlyList<OptionDescription> Options => table.Describe(defaults);

    public override IReadOnlyList<string> Validate(IReadOnlyDictionary<string, string> settings)
    {
        (TOptions options, List<string> errors) = table.Apply(defaults, settings);
        if (errors.Count == 0 && validator?.Validate(null, options) is { Failed: true } result)
        {
            errors.AddRange(result.Failures.Select(table.Named));
        }

        return errors;
    }

    public override IPlugin Create(IServiceProvider services, IReadOnlyDictionary<string, string> settings)
    {
        IReadOnlyList<string> errors = Validate(settings);
        return errors.Count > 0
            ? throw new PluginOptionsException(Descriptor.Id, errors)
            : ActivatorUtilities.CreateInstance<TPlugin>(services, table.Apply(defaults, settings).Options);
    }
}
