using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Architecture.Tests.Catalogue;

public sealed class PluginCatalogueTests
{
    [Theory]
    [InlineData(PluginCategory.Alpha, 13)]
    [InlineData(PluginCategory.Features, 10)]
    [InlineData(PluginCategory.Risk, 10)]
    [InlineData(PluginCategory.Learning, 17)]
    [InlineData(PluginCategory.Execution, 3)]
    [InlineData(PluginCategory.Infrastructure, 10)]
    [InlineData(PluginCategory.Diagnostics, 5)]
    [InlineData(PluginCategory.Dashboard, 7)]
    public void Catalogue_has_the_plugins_of(PluginCategory category, int count) =>
        Assert.Equal(count, PluginCatalogue.All.Count(plugin => plugin.Category == category));

    [Fact]
    public void Catalogue_names_75_plugins_once_in_snake_case()
    {
        Assert.Equal(75, PluginCatalogue.All.Select(plugin => plugin.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(75, PluginCatalogue.All.Select(plugin => plugin.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.All(PluginCatalogue.All, plugin => Assert.Matches("^[a-z]+(_[a-z]+)+$", plugin.Id));
    }

    [Theory]
    [InlineData("diag_data_drift", PluginCategory.Learning)]
    [InlineData("extra_bidask_filter", PluginCategory.Execution)]
    public void Catalogue_does_not_go_by_the_prefix_of(string id, PluginCategory category) =>
        Assert.Equal(category, PluginCatalogue.All.Single(plugin => plugin.Id == id).Category);

    [Fact]
    public void Registered_plugins_are_in_the_catalogue_under_their_category() =>
        Repository.AssertNone(
            from plugin in RegisteredPlugins.All
            let planned = PluginCatalogue.All.SingleOrDefault(entry => entry.Id == plugin.Descriptor.Id)
            where planned is null || planned.Category != plugin.Descriptor.Category
            select planned is null
                ? $"{plugin.Descriptor.Id} ({plugin.List.FullName}) is not in the catalogue"
                : $"{plugin.Descriptor.Id} is {plugin.Descriptor.Category}, the catalogue says {planned.Category}"
        );

    [Fact]
    public void Registered_plugins_are_registered_once() =>
        Repository.AssertNone(
            RegisteredPlugins
                .All.GroupBy(plugin => plugin.Registration.Instance)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(plugin => plugin.List.FullName))}")
        );

    [Fact]
    public void AddOptiFire_registers_every_plugin_of_the_package_that_has_no_heavy_dependency()
    {
        var services = new ServiceCollection();
        services.AddOptiFire();

        Assert.Equal(
            RegisteredPlugins
                .All.Where(plugin => plugin.Package == "OptiFire.Plugins")
                .Select(plugin => plugin.Descriptor.Id)
                .Order(StringComparer.Ordinal),
            RegisteredPlugins.In(services).Select(added => added.Descriptor.Id).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Registered_plugins_stand_in_the_list_of_their_category() =>
        Repository.AssertNone(
            from plugin in RegisteredPlugins.All
            where plugin.Package == "OptiFire.Plugins" && plugin.List.Name != plugin.Descriptor.Category + "Plugins"
            select $"{plugin.Descriptor.Id} is {plugin.Descriptor.Category} and stands in {plugin.List.Name}"
        );

    [Fact]
    public void Registered_plugins_have_a_page_and_say_what_their_options_do() =>
        Repository.AssertNone([
            .. from plugin in RegisteredPlugins.All
            where plugin.Page is null
            select $"{plugin.Descriptor.Id}: no page beside {plugin.Registration.OptionsType.FullName}",
            .. from plugin in RegisteredPlugins.All
            from option in plugin.Registration.Options
            where option.Help.Length == 0
            select $"{plugin.Descriptor.Id}.{option.Name}: no [Description]",
        ]);

    [Fact]
    public void Safety_critical_plugins_are_those_that_a_switch_must_confirm() =>
        Repository.AssertNone(
            from plugin in RegisteredPlugins.All
            let critical = SafetyCritical.Contains(plugin.Descriptor.Id)
            where critical != plugin.Descriptor.SafetyCritical
            select $"{plugin.Descriptor.Id}: SafetyCritical is {plugin.Descriptor.SafetyCritical}"
        );

    private static readonly string[] SafetyCritical =
    [
        "risk_drawdown_derisk",
        "risk_var_budget",
        "infra_sqlite_txlog",
        "infra_checkpoint_restart",
    ];
}
