using OptiFire.Architecture.Tests.Catalogue;

namespace OptiFire.Architecture.Tests.Status;

public sealed class StatusPageTests
{
    [Fact]
    [Trait("Category", "Approved")]
    public void Page_is_what_the_code_shows() => ApprovedFile.Check(StatusPage.Path, StatusPage.Produce());

    [Fact]
    public void Page_lists_every_plugin_and_every_package_once()
    {
        string page = StatusPage.Produce();

        Assert.All(PluginCatalogue.All, plugin => Assert.Equal(2, page.Split($"| `{plugin.Id}` |").Length));
        Assert.All(PackageRule.Table, rule => Assert.Equal(2, page.Split($"| packages | {rule.Package} |").Length));
    }

    [Fact]
    public void Parts_that_exist_are_found_and_others_are_not()
    {
        Assert.Equal(
            "OptiFire.Engine.Kernel.EngineKernel",
            CodeParts.Engine.Single(row => row.Part == "one loop on one thread").Evidence
        );
        Assert.Equal("src/OptiFire.Sdk", CodeParts.Packages.Single(row => row.Part == "OptiFire.Sdk").Evidence);
        Assert.Contains(CodeParts.Brokers, row => row.Part == "SimulatedBroker");
        Assert.Contains(CodeParts.Hosts, row => row is { Part: "sample strategies", Evidence: not null });
    }

    [Fact]
    public void Settings_that_the_engine_reads_are_not_called_without_effect()
    {
        IReadOnlyList<string> unread = SettingUse.Unread();

        Assert.DoesNotContain("risk.max_exposure_total", unread);
        Assert.DoesNotContain("execution.fill_model", unread);
        Assert.DoesNotContain("system.max_workers", unread);
    }
}
