using System.Diagnostics;
using System.Globalization;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Says on the error stream, every two seconds, how far long work is.</summary>
internal sealed class LongWork(string what)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long _said = Stopwatch.GetTimestamp();

    public void Reached(long sequence)
    {
        if (Stopwatch.GetElapsedTime(_said) >= Pause)
        {
            _said = Stopwatch.GetTimestamp();
            Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{what} up to sequence {sequence:N0}")
            );
        }
    }
}
