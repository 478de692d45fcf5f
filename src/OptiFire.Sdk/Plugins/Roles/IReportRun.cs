using OptiFire.Sdk.Reports;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A report's run.</summary>
public interface IReportRun : IRun
{
    /// <summary>Shows a chart in place of the instance's earlier chart of that name.</summary>
    void Show(Chart chart);

    /// <summary>Shows a table in place of the instance's earlier table of that name.</summary>
    void Show(Table table);
}
