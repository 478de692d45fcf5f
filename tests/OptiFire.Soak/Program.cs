using System.Globalization;
using OptiFire.Soak;
using OptiFire.Soak.Load;

// run <folder> <durable|simulated> [--kill-at <sequence>[:phase]]   one engine, which may kill itself
// drive <folder> <durable|simulated> <points>                      kills many, prints counts; goes on where it stopped
// load <folder> <minutes> <data a second>                          all plugins on real time; does memory grow?
switch (args)
{
    case ["run", string folder, string broker]:
        await SoakRun.RunAsync(folder, broker == "durable", null);
        return 0;
    case ["run", string folder, string broker, "--kill-at", string point]:
        await SoakRun.RunAsync(folder, broker == "durable", KillPoint.Parse(point));
        return 0;
    case ["drive", string folder, string broker, string points]:
        return await SoakReport.DriveAsync(folder, broker == "durable", int.Parse(points));
    case ["load", string folder, string minutes, string rate]:
        return await LoadRun.RunAsync(
            folder,
            double.Parse(minutes, CultureInfo.InvariantCulture),
            double.Parse(rate, CultureInfo.InvariantCulture)
        );
    default:
        await Console.Error.WriteLineAsync("run <folder> <durable|simulated> [--kill-at <sequence>[:phase]]");
        await Console.Error.WriteLineAsync("drive <folder> <durable|simulated> <points>");
        await Console.Error.WriteLineAsync("load <folder> <minutes> <data a second>");
        return 2;
}
