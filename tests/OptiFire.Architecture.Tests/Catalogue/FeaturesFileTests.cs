using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Yaml;

namespace OptiFire.Architecture.Tests.Catalogue;

public sealed class FeaturesFileTests
{
    [Fact]
    [Trait("Category", "Approved")]
    public void File_is_what_the_registered_plugins_give() =>
        ApprovedFile.Check(FeaturesFile.Path, FeaturesFile.Produce());

    [Fact]
    public void File_names_every_registered_plugin_and_no_other()
    {
        EngineSettings settings = Load();

        Assert.Equal(
            RegisteredPlugins.All.Select(p => p.Registration.Instance.ToString()).Order(StringComparer.Ordinal),
            settings.Plugins.Keys.Select(id => id.ToString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void File_mentions_every_plugin_of_the_catalogue()
    {
        string text = File.ReadAllText(Repository.File(FeaturesFile.Path));

        Assert.All(PluginCatalogue.All, plugin => Assert.Contains(plugin.Id, text));
    }

    [Fact]
    public void File_switches_on_only_what_is_safety_critical()
    {
        EngineSettings settings = Load();

        Assert.All(
            RegisteredPlugins.All,
            plugin =>
                Assert.Equal(plugin.Descriptor.SafetyCritical, settings.Plugins[plugin.Registration.Instance].Enabled)
        );
    }

    [Fact]
    public void File_gives_options_that_every_plugin_accepts() =>
        Repository.AssertNone(
            from plugin in RegisteredPlugins.All
            let own = Load().Plugins[plugin.Registration.Instance]
            from error in plugin.Registration.Validate(own.Options)
            select $"{plugin.Descriptor.Id}: {error}"
        );

    [Fact]
    public void File_leaves_options_alone_that_follow_an_engine_setting()
    {
        EngineSettings settings = Load();

        Repository.AssertNone(
            from plugin in RegisteredPlugins.All
            from option in plugin.Registration.Options
            where option.Setting is not null
            where settings.Plugins[plugin.Registration.Instance].Options.ContainsKey(option.Name)
            select $"{plugin.Descriptor.Id}.{option.Name} would not follow {option.Setting}"
        );
    }

    [Fact]
    public void File_changes_no_budget_and_no_schedule()
    {
        EngineSettings settings = Load();

        foreach (RegisteredPlugin plugin in RegisteredPlugins.All)
        {
            PluginSettings own = settings.Plugins[plugin.Registration.Instance];
            foreach (Activation activation in plugin.Activations)
            {
                Assert.True(own.Budget is null || own.Budget == activation.Budget, plugin.Descriptor.Id);
                Assert.All(
                    activation.Triggers.OfType<ScheduleTrigger>(),
                    trigger => Assert.True(own.Schedule is null || own.Schedule == trigger.Schedule)
                );
            }
        }
    }

    private static EngineSettings Load() =>
        YamlSettings.Load(Repository.File("configs", "config.yaml"), Repository.File(FeaturesFile.Path));
}
