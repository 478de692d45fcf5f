using System.Globalization;
using OptiFire.Soak;
using OptiFire.Soak.Load;

// run <folder> <durable|simulated|changing> [--kill-at <sequence>[:phase]]  one engine, which may kill itself
// drive <folder> <durable|simulated|changing> <points>                     kills many, prints counts; goes on where it stopped
// load <folder> <minutes> <data a second>                          all plugins on real time; does memory grow?
switch (args)
{
    case ["run", string folder, string kind]:
        await SoakRun.RunAsync(folder, Enum.Parse<SoakKind>(kind, ignoreCase: true), null);
        return 0;
    case ["run", string folder, string kind, "--kill-at", string point]:
        await SoakRun.RunAsync(folder, Enum.Parse<SoakKind>(kind, ignoreCase: true), KillPoint.Parse(point));
        return 0;
    case ["drive", string folder, string kind, string points]:
        return await SoakReport.DriveAsync(folder, Enum.Parse<SoakKind>(kind, ignoreCase: true), int.Parse(points));
    case ["load", string folder, string minutes, string rate]:
        return await LoadRun.RunAsync(
            folder,
            double.Parse(minutes, CultureInfo.InvariantCulture),
            double.Parse(rate, CultureInfo.InvariantCulture)
        );
    default:
        await Console.Error.WriteLineAsync("run <folder> <durable|simulated|changing> [--kill-at <sequence>[:phase]]");
        await Console.Error.WriteLineAsync("drive <folder> <durable|simulated|changing> <points>");
        await Console.Error.WriteLineAsync("load <folder> <minutes> <data a second>");
        return 2;
}
