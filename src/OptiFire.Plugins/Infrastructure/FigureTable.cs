using System.Globalization;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>A service's figures as a table.</summary>
internal static class FigureTable
{
    public static Table Of(string name, string title, IEnumerable<ServiceFigure> figures) =>
        new(
            name,
            title,
            ["figure", "value", "unit"],
            [
                .. figures.Select(f =>
                    (IReadOnlyList<string>)[f.Name, f.Value.ToString("0.###", CultureInfo.InvariantCulture), f.Unit]
                ),
            ]
        );
}
