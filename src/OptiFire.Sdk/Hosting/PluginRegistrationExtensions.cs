using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Sdk.Hosting;

/// <summary>Adds plugins, kinds of data, sources and brokers to an engine.</summary>
public static class PluginRegistrationExtensions
{
    /// <summary>Adds a plugin; it runs where settings switch it on.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="options">Option values to use in place of the record's defaults.</param>
    /// <param name="name">Name of the instance; null for the default one.</param>
    /// <param name="enabled">Whether it runs when settings say nothing; null: only when safety-critical.</param>
    public static IOptiFireBuilder AddPlugin<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlugin,
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicProperties
                | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            TOptions
    >(this IOptiFireBuilder builder, TOptions? options = null, string? name = null, bool? enabled = null)
        where TPlugin : class, IPlugin<TPlugin, TOptions>
        where TOptions : class, new() => Add<TPlugin, TOptions>(builder, null, options, name, enabled);

    /// <summary>Adds a plugin whose options have a validator.</summary>
    /// <inheritdoc cref="AddPlugin{TPlugin, TOptions}" />
    public static IOptiFireBuilder AddPlugin<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlugin,
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicProperties
                | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            TOptions,
        TValidator
    >(this IOptiFireBuilder builder, TOptions? options = null, string? name = null, bool? enabled = null)
        where TPlugin : class, IPlugin<TPlugin, TOptions>
        where TOptions : class, new()
        where TValidator : IValidateOptions<TOptions>, new() =>
        Add<TPlugin, TOptions>(builder, new TValidator(), options, name, enabled);

    /// <summary>Makes a kind of data known, so that it can be stored, journalled and needed.</summary>
    public static IOptiFireBuilder AddDatum<T>(this IOptiFireBuilder builder)
        where T : struct, IDatum<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<DatumRegistration>(builder.Name, new DatumRegistration<T>());
        return builder;
    }

    /// <summary>Adds a source of data; where several have data for the same instant, the one added first comes first.</summary>
    public static IOptiFireBuilder AddSource(this IOptiFireBuilder builder, IMarketDataSource source)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(builder.Name, source);
        return builder;
    }

    /// <summary>Sets the broker; without one the engine simulates.</summary>
    public static IOptiFireBuilder UseBroker(this IOptiFireBuilder builder, IBroker broker)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(builder.Name, broker);
        return builder;
    }

    private static IOptiFireBuilder Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlugin,
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicProperties
                | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            TOptions
    >(IOptiFireBuilder builder, IValidateOptions<TOptions>? validator, TOptions? options, string? name, bool? enabled)
        where TPlugin : class, IPlugin<TPlugin, TOptions>
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<PluginRegistration>(
            builder.Name,
            new PluginRegistration<TPlugin, TOptions>(name, options ?? new TOptions(), validator)
            {
                EnabledByDefault = enabled,
            }
        );
        return builder;
    }
}
