using OptiFire.Soak;

// run <folder> <durable|simulated> [--kill-at <sequence>[:phase]]   one engine, which may kill itself
// drive <folder> <durable|simulated> <points> [seed]               kills many, prints counts; goes on where it stopped
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
    default:
        await Console.Error.WriteLineAsync("run <folder> <durable|simulated> [--kill-at <sequence>[:phase]]");
        await Console.Error.WriteLineAsync("drive <folder> <durable|simulated> <points>");
        return 2;
}
