using OptiFire.Soak;

// run <folder> <file|simulated> [--kill-at <sequence>[:phase]]   one engine, which may kill itself
// drive <folder> <file|simulated> <points> [seed]               kills many, prints counts; goes on where it stopped
switch (args)
{
    case ["run", string folder, string broker]:
        await SoakRun.RunAsync(folder, broker == "file", null);
        return 0;
    case ["run", string folder, string broker, "--kill-at", string point]:
        await SoakRun.RunAsync(folder, broker == "file", KillPoint.Parse(point));
        return 0;
    case ["drive", string folder, string broker, string points]:
        return await SoakReport.DriveAsync(folder, broker == "file", int.Parse(points));
    default:
        await Console.Error.WriteLineAsync("run <folder> <file|simulated> [--kill-at <sequence>[:phase]]");
        await Console.Error.WriteLineAsync("drive <folder> <file|simulated> <points>");
        return 2;
}
